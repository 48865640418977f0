// npm run simulate:scaling [-- --clicks <a day>] [--json]: a day of clicks, step by step, over as many installations as the
// measured figures ask for. Exit code 1 where visitors would wait.
import { readFileSync } from 'node:fs';

const figures = JSON.parse(readFileSync(new URL('figures.json', import.meta.url), 'utf8'));
const instanceRate = figures.clicksPerReferralInstance.perSecond;
const logRate = figures.appendedPerLog.perSecond;
const foldRate = figures.foldedPerAnalyticsInstance.perSecond;

const step = 10;
const day = 86_400;
const peak = { from: 20 * 3_600, to: 20.5 * 3_600, factor: 5 };
const organisations = 2_000;
/** A log is planned to this share of what was measured; the rest is for what is not foreseen. */
const plannedShare = 0.7;
/** As infra/kubernetes says: the processors' share that the autoscaler aims at, and its bounds. */
const scaling = { target: 0.6, least: 2, most: 12, reaction: 60 };
const mostWait = 1;

const wanted = process.argv.indexOf('--clicks');
const volumes = wanted > 0 ? [Number(process.argv[wanted + 1])] : [10_000_000, 100_000_000, 1_000_000_000];
const results = volumes.map(plan);
if (process.argv.includes('--json')) console.log(JSON.stringify({ figures, results }));
else
  console.table(Object.fromEntries(results.map(({ clicksADay, ...rest }) => [clicksADay.toLocaleString('en'), rest])));
process.exitCode = results.every(({ longestWaitSeconds }) => longestWaitSeconds <= mostWait) ? 0 : 1;

function plan(clicksADay) {
  const average = clicksADay / day;
  const planned = logRate * plannedShare;
  let installations = Math.max(1, Math.ceil((average * peak.factor) / planned));
  while (installations < organisations && largest(spread(installations)) * average * peak.factor > planned)
    installations++;
  const share = largest(spread(installations));
  const busiest = simulate(clicksADay * share);
  return {
    clicksADay,
    averagePerSecond: Math.round(average),
    peakPerSecond: Math.round(average * peak.factor),
    installations,
    busiestPeakPerSecond: Math.round(average * peak.factor * share),
    ...busiest,
    gigabytesADay: Math.round((clicksADay * figures.bytesPerClick.bytes) / 1e9),
    writeAheadMegabytesAtPeak: Math.round((average * peak.factor * figures.writeAheadBytesPerClick.bytes) / 1e6),
  };
}

/** Shares of all clicks: the n-th largest organisation has 1/n of the largest's; the largest is placed first. */
function spread(installations) {
  const sizes = Array.from({ length: organisations }, (_, n) => 1 / (n + 1));
  const total = sizes.reduce((sum, size) => sum + size);
  const loads = new Array(installations).fill(0);
  for (const size of sizes) loads[loads.indexOf(Math.min(...loads))] += size / total;
  return loads;
}

function largest(loads) {
  return Math.max(...loads);
}

/** The day's curve, quiet at night, with half an hour of a campaign; the day's sum is what was asked for. */
function curve(clicksADay) {
  const shape = Array.from(
    { length: day / step },
    (_, n) => 1 + 0.6 * Math.sin(2 * Math.PI * ((n * step) / day - 0.3)),
  );
  const isPeak = (n) => n * step >= peak.from && n * step < peak.to;
  const average = clicksADay / day;
  const beside = shape.reduce((sum, value, n) => sum + (isPeak(n) ? 0 : value), 0);
  const left = clicksADay / step - average * peak.factor * shape.filter((_, n) => isPeak(n)).length;
  return shape.map((value, n) => (isPeak(n) ? average * peak.factor : (value * left) / beside));
}

/** One installation: visitors, referral instances that follow the load, one log, and the group that counts clicks. */
function simulate(clicksADay) {
  let instances = scaling.least;
  let mostInstances = instances;
  let waiting = 0;
  let unfolded = 0;
  let longestWait = 0;
  let longestLag = 0;
  let arrived = 0;
  let stored = 0;
  const orders = []; // instances that are starting
  curve(clicksADay).forEach((rate, n) => {
    const now = n * step;
    while (orders.length > 0 && orders[0].at <= now) instances = orders.shift().instances;
    const capacity = Math.min(instances * instanceRate, logRate);
    const due = waiting + rate * step;
    const done = Math.min(due, capacity * step);
    arrived += rate * step;
    stored += done;
    waiting = due - done;
    unfolded = Math.max(0, unfolded + done - foldRate * step);
    longestWait = Math.max(longestWait, waiting / capacity);
    longestLag = Math.max(longestLag, unfolded / foldRate);
    const asked = Math.ceil(due / step / instanceRate / scaling.target);
    const bounded = Math.min(scaling.most, Math.max(scaling.least, asked));
    if (bounded !== (orders.at(-1)?.instances ?? instances))
      orders.push({ at: now + scaling.reaction, instances: bounded });
    mostInstances = Math.max(mostInstances, instances);
  });
  if (Math.abs(arrived - stored - waiting) > 1e-6 * arrived) throw new Error('The simulation has lost clicks');
  return {
    referralInstances: `${scaling.least} to ${mostInstances}`,
    logShareAtPeak: Number((((clicksADay / day) * peak.factor) / logRate).toFixed(2)),
    longestWaitSeconds: Number(longestWait.toFixed(2)),
    longestLagSeconds: Number(longestLag.toFixed(2)),
  };
}
