-- The engine keeps its slices in another form. They are derived, so they are emptied with their checkpoint and folded again
-- from the log, which posts the same entries under the same ids.
truncate slice;
delete from checkpoint where consumer_group = 'commission-engine';
