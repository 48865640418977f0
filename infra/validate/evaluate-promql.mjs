// As much of PromQL as the alerts use, on series that are given: which alert is raised when, without a Prometheus.
import { parser } from '@prometheus-io/lezer-promql';

const comparisons = {
  Eql: (a, b) => a === b,
  Neq: (a, b) => a !== b,
  Lss: (a, b) => a < b,
  Lte: (a, b) => a <= b,
  Gtr: (a, b) => a > b,
  Gte: (a, b) => a >= b,
};
const sum = (values) => values.reduce((total, value) => total + value, 0);
const aggregations = { Sum: sum, Max: (values) => Math.max(...values), Min: (values) => Math.min(...values) };
/** Their value is of no matter here, only whether there is one. */
const passedOn = ['Rate', 'Increase', 'HistogramQuantile'];

/** A number, or a list of `{ labels, value }`. A series is one of these, with its name as the label `__name__`. */
export function evaluated(expression, series) {
  const textOf = ({ from, to }) => expression.slice(from, to);
  const evaluate = (node) => (evaluations[node.name] ?? unknown)(node);
  const unknown = (node) => {
    throw new Error(`evaluate-promql.mjs does not know ${node.name}: ${textOf(node)}`);
  };
  const only = (node) => evaluate(children(node)[0]);
  const evaluations = {
    PromQL: only,
    ParenExpr: only,
    MatrixSelector: only,
    NumberDurationLiteral: (node) => Number(textOf(node)),
    VectorSelector: (node) => series.filter(({ labels }) => matches(labels, textOf(node))),
    AggregateExpr: (node) => {
      const [operator] = children(node.getChild('AggregateOp'));
      return aggregated(
        evaluate(node.getChild('FunctionCallBody').lastChild),
        labelsIn(node.getChild('AggregateModifier'), textOf),
        aggregations[operator.name],
      );
    },
    FunctionCall: (node) => {
      const [name] = children(node.getChild('FunctionIdentifier')).map((each) => each.name);
      const argument = node.getChild('FunctionCallBody').lastChild;
      if (name === 'Absent') return absent(evaluate(argument), textOf(argument));
      return passedOn.includes(name) ? evaluate(argument) : unknown(node);
    },
    BinaryExpr: (node) => {
      const [left, operator, ...rest] = children(node);
      const on = node.getChild('MatchingModifierClause');
      return combined(evaluate(left), operator.name, evaluate(rest.at(-1)), on && labelsIn(on, textOf));
    },
  };
  return evaluate(parser.parse(expression).topNode);
}

function combined(left, operator, right, on) {
  const keyOf = ({ labels: { __name__, ...labels } }) =>
    JSON.stringify(on ? on.map((label) => labels[label]) : Object.entries(labels).sort());
  const keys = (vector) => new Set(vector.map(keyOf));
  if (operator === 'Or') return [...left, ...right.filter((each) => !keys(left).has(keyOf(each)))];
  if (operator === 'Unless') return left.filter((each) => !keys(right).has(keyOf(each)));
  if (operator === 'Div') return left.filter((each) => keys(right).has(keyOf(each)));
  return left.filter(({ value }) => comparisons[operator](value, right));
}

function aggregated(vector, by, work) {
  const keyOf = ({ labels }) => JSON.stringify(by.map((label) => labels[label]));
  const groups = [...new Set(vector.map(keyOf))].map((key) => vector.filter((each) => keyOf(each) === key));
  return groups.map((group) => ({
    labels: Object.fromEntries(by.map((label) => [label, group[0].labels[label]])),
    value: work(group.map(({ value }) => value)),
  }));
}

function absent(vector, selector) {
  if (vector.length > 0) return [];
  const known = matchersIn(selector).filter(({ operator }) => operator === '=');
  return [{ labels: Object.fromEntries(known.map(({ label, wanted }) => [label, wanted])), value: 1 }];
}

function matches(labels, selector) {
  if (labels.__name__ !== /^[\w:]*/.exec(selector)[0]) return false;
  return matchersIn(selector).every(({ label, operator, wanted }) => {
    const value = labels[label] ?? '';
    const matched = operator.endsWith('~') ? new RegExp(`^(?:${wanted})$`).test(value) : value === wanted;
    return operator.startsWith('!') ? !matched : matched;
  });
}

const matchersIn = (selector) =>
  [...selector.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label, operator, wanted]) => ({
    label,
    operator,
    wanted,
  }));

const labelsIn = (clause, textOf) =>
  clause ? clause.getChild('GroupingLabels').getChildren('LabelName').map(textOf) : [];

function children(node) {
  const found = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}
