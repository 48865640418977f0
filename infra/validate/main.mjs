// npm run infra:check: what the deployment says against schemas and against what the program knows. Needs Node alone.
import { checkCompose } from './compose.mjs';
import { checkImage } from './container.mjs';
import { checkKubernetes, kubectlNote } from './kubernetes.mjs';
import { checkObservability } from './observability.mjs';
import { checkProgram, metrics } from './program.mjs';

const { skipped, fault } = kubectlNote();
const faults = [
  ...checkProgram(),
  ...checkImage(),
  ...checkCompose(),
  ...checkKubernetes(),
  ...(fault ? [fault] : []),
  ...checkObservability(),
];
if (skipped) console.log(`Skipped: ${skipped}.`);
if (metrics.size === 0) console.log('Skipped: the program defines no metrics yet.');
for (const each of faults) console.error(each);
console.log(faults.length === 0 ? 'The deployment agrees with the program.' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
