-- The ledger tells which commissions are paid from now on. It is folded again from the log, so that it also tells what it
-- never told; what it told before, it tells under the same ids, and so once.
truncate posting, account, funds, reservation;
delete from checkpoint where consumer_group = 'payout-ledger';
delete from projection where consumer_group = 'payout-ledger';
