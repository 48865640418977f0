-- Days are those of each program's zone from now on. What is counted by day is derived, so it is emptied with its
-- checkpoints and folded again from the logs.
truncate daily_clicks, visitor, daily_trade, partner, program;
delete from checkpoint where consumer_group in ('analytics-clicks', 'analytics-trade');
delete from projection where consumer_group in ('analytics-clicks', 'analytics-trade');

alter table program add column zone text not null;
