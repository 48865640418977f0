create table thing (organisation text not null, n int not null);
