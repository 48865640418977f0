// Which alerts are raised where nothing, or not everything, is exported: a rule that compares a value says nothing there.
import { evaluated } from './evaluate-promql.mjs';
import { groups, logs, services, targets } from './program.mjs';

const series = (name, labels, value) => ({ labels: { __name__: name, job: 'tributary', ...labels }, value });
const at = (target) => ({ target, instance: `${target}:9464` });
const lagOf = (target, group = `${target}-group`) => series('tributary_group_lag_seconds', { ...at(target), group }, 0);

const running = [
  ...targets.map((target) => series('up', at(target), 1)),
  ...[...groups.keys()]
    .filter((group) => services.includes(group.split('-')[0]))
    .map((group) => lagOf(group.split('-')[0], group)),
  ...logs.map((log) => series('tributary_relay_leader', { ...at('relay'), log }, 1)),
];
const without = (name, target) =>
  running.filter(({ labels }) => labels.__name__ !== name || (target && labels.target !== target));
const withValue = (name, wanted, value) =>
  running.map((each) => {
    const isMeant = Object.entries({ __name__: name, ...wanted }).every(([label, text]) => each.labels[label] === text);
    return isMeant ? { ...each, value } : each;
  });

/** What there is to see, and the alerts that it raises, each with the label that tells whose it is. */
const cases = [
  ['everything runs', running, []],
  [
    'nothing is exported',
    [],
    [
      ...targets.map((target) => `TargetIsMissing ${target}`),
      'LagIsUnknown ',
      ...logs.map((log) => `NobodyRelays ${log}`),
    ],
  ],
  ...targets.map((target) => [
    `nobody runs ${target}`,
    running.filter(({ labels }) => labels.target !== target),
    [`TargetIsMissing ${target}`, ...(target === 'relay' ? logs.map((log) => `NobodyRelays ${log}`) : [])],
  ]),
  ...targets.map((target) => [`${target} is down`, withValue('up', { target }, 0), [`TargetDown ${target}`]]),
  ...services.map((target) => [
    `${target} does not know its lag`,
    without('tributary_group_lag_seconds', target),
    [`LagIsUnknown ${target}`],
  ]),
  ...logs.flatMap((log) => [
    [`nobody relays ${log}s`, withValue('tributary_relay_leader', { log }, 0), [`NobodyRelays ${log}`]],
    [
      `no relay says who relays ${log}s`,
      running.filter(({ labels }) => labels.__name__ !== 'tributary_relay_leader' || labels.log !== log),
      [`NobodyRelays ${log}`],
    ],
  ]),
];

export function alertFaults(rules) {
  return cases.flatMap(([what, seen, expected]) => {
    const raised = rules
      .filter(({ alert }) => alert)
      .flatMap(({ alert, expr }) =>
        evaluated(expr, seen).map(({ labels: { target, log } }) => `${alert} ${target ?? log ?? ''}`),
      );
    return [
      ...expected.filter((each) => !raised.includes(each)).map((each) => `where ${what}, ${each} is not raised`),
      ...raised.filter((each) => !expected.includes(each)).map((each) => `where ${what}, ${each} is raised`),
    ];
  });
}
