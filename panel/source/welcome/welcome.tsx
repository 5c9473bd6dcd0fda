import { useEffect } from 'preact/hooks';
import { ViewHeading } from '../components/view-heading.tsx';
import type { ViewProps } from '../frame/views.ts';
import { addressOf } from '../model/place.ts';
import { endFirstVisit } from '../model/visit.ts';
import { welcomeWords } from '../words/welcome.ts';
import { HearStep } from './hear-step.tsx';
import { PairStep } from './pair-step.tsx';
import { StyleStep } from './style-step.tsx';
import './welcome.css';

const steps = ['hear', 'pair', 'style'] as const;
export type Step = (typeof steps)[number];

/** Where a step is found; behind the last is the run. */
const stepAddress = (step: Step | undefined): string =>
  step === undefined ? addressOf('run') : addressOf('welcome', step === 'hear' ? '' : step);

/** Whoever was never here hears it, pairs something and chooses a style; each may be passed over. */
export default function Welcome({ model, place, audio }: ViewProps) {
  const words = welcomeWords();
  const step = steps.find((each) => each === place.sought) ?? 'hear';
  const index = steps.indexOf(step);
  const before = steps[index - 1];
  const go = (address: string) => (): void => {
    location.hash = address;
  };
  const next = go(stepAddress(steps[index + 1]));
  useEffect(endFirstVisit, []);
  return (
    <main class="welcome">
      <ol class="welcome-progress" aria-label={words.progress}>
        {steps.map((each, eachIndex) => (
          <li
            key={each}
            class={eachIndex <= index ? 'passed' : ''}
            aria-current={each === step ? 'step' : undefined}
          >
            <span class="unseen">{words.step(eachIndex + 1, words[each].title)}</span>
          </li>
        ))}
      </ol>
      <ViewHeading key={step}>{words[step].title}</ViewHeading>
      {step === 'hear' && <HearStep model={model} audio={audio} onDone={next} />}
      {step === 'pair' && <PairStep model={model} onDone={next} />}
      {step === 'style' && <StyleStep model={model} onDone={next} />}
      <nav class="welcome-ways" aria-label={words.progress}>
        {before !== undefined && (
          <a class="plain" href={stepAddress(before)}>
            {words.back}
          </a>
        )}
        {step !== 'style' && (
          <a class="link" href={stepAddress(undefined)}>
            {words.skip}
          </a>
        )}
      </nav>
    </main>
  );
}
