import { parseArgs } from 'node:util';
import { monthsOfGroups } from './months.ts';
import { score, type Tally } from './score.ts';

/** `npm run bench:matching -- --count 2500 --seed 1 --groups 10`: what the rules make of invented labels, and
 * of the transfers of invented groups. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2500' },
    seed: { type: 'string', default: '1' },
    groups: { type: 'string', default: '10' },
    show: { type: 'boolean', default: false },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const { wrongLabels, missedLabels, ...tallies } = score(Number(values.count), Number(values.seed));
const percent = (part: number, { labels }: Tally) =>
  labels === 0 ? '–' : `${((part * 100) / labels).toFixed(1)} %`;
say(['', 'labels', 'booked', 'booked or proposed first', 'wrong'].join('\t'));
for (const [name, tally] of Object.entries(tallies)) {
  const { labels, booked, first, wrong } = tally;
  say([name, labels, percent(booked, tally), percent(first, tally), wrong].join('\t'));
}
const groups = Number(values.groups);
say(`six months of ${groups} groups`);
say(['', 'month', 'lines', 'booked', 'waited', 'wrong'].join('\t'));
const months = monthsOfGroups(groups, Number(values.seed));
for (const [index, { lines, booked, waiting, wrong }] of months.entries()) {
  say(['', index + 1, lines, booked, waiting, wrong].join('\t'));
}
if (values.show) {
  for (const label of wrongLabels) say(`wrong: ${JSON.stringify(label)}`);
  for (const label of missedLabels) say(`missed: ${JSON.stringify(label)}`);
}
