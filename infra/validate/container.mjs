// The image, and what every container that runs it must have.
import { exists, text } from './files.mjs';
import { commands, settings, targets } from './program.mjs';

export const imageName = 'tributary';
/** `name:1.2` or longer, and nothing that moves. */
export const isPinned = (image) => /^[^\s:@]+(?:\/[^\s:@]+)*:v?\d+\.\d+[\w.-]*(?:@sha256:[0-9a-f]{64})?$/.test(image);
export const isOurs = (image) => image.split(':')[0] === imageName;

const dockerfile = text('Dockerfile');
export const imageEnvironment = Object.fromEntries(
  [...dockerfile.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) => line.split(' ').map((pair) => pair.split('='))),
);

export function checkImage() {
  const faults = [];
  const fail = (message) => faults.push(`Dockerfile: ${message}`);
  for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) if (!isPinned(image)) fail(`${image} is not pinned`);
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  if (!/^USER [1-9]\d*(?::\d+)?$/m.test(last)) fail('USER is no number above 0, so runAsNonRoot cannot be checked');
  if (!/^HEALTHCHECK .*CMD/m.test(last)) fail('there is no HEALTHCHECK');
  const ports = [imageEnvironment.PORT, imageEnvironment.METRICS_PORT].join(' ');
  if (!last.includes(`EXPOSE ${ports}\n`)) fail(`EXPOSE is not ${ports}`);
  for (const [, file] of last.matchAll(/"node", "([^"]+)"/g)) if (!exists(file)) fail(`${file} does not exist`);
  for (const [, file] of last.matchAll(/^COPY (?!--from)(\S+)/gm)) if (!exists(file)) fail(`${file} does not exist`);
  for (const name of Object.keys(imageEnvironment)) {
    if (name !== 'NODE_ENV' && !settings.has(name)) fail(`the program knows no setting ${name}`);
  }
  return faults;
}

/** What is wrong with the words that start a container; the target it runs, if any. */
export function commandFaults(words) {
  const [command, ...options] = words;
  if (!commands.includes(command)) return [`the program has no command "${command}"`];
  const target = targetOf(words);
  if (command === 'start' && !targets.includes(target)) return [`there is no target "${target}"`];
  return options.filter((option) => !option.startsWith('--target=')).map((option) => `unknown option ${option}`);
}

/** What is wrong with a script of the image, and with the folders that it is to write to. */
export function scriptFaults([shell, file], words, mounts) {
  if (shell !== 'sh' || !exists(file) || !dockerfile.includes(`COPY ${file} `))
    return [`the image has no script ${file}`];
  return words
    .filter((word) => word.startsWith('/') && !mounts.some((at) => word === at || word.startsWith(`${at}/`)))
    .map((folder) => `${folder} lies in no volume`);
}

export const targetOf = (words) => words.find((word) => word.startsWith('--target='))?.slice('--target='.length);

export const environmentFaults = (names) =>
  names.filter((name) => !settings.has(name)).map((name) => `the program knows no setting ${name}`);

/** `http://referral:8080` must lead to something that listens there. */
export function addressFaults(environment, listens) {
  return Object.entries(environment).flatMap(([name, value]) => {
    if (!/_URL$/.test(name) || !/^https?:\/\/[a-z-]+:\d+$/.test(value)) return [];
    const { hostname, port } = new URL(value);
    if (hostname === 'localhost' || listens(hostname, Number(port))) return [];
    return [`${name} leads to ${hostname}:${port}, where nothing listens`];
  });
}
