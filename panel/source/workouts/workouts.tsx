import { useRef, useState } from 'preact/hooks';
import { AskOnce } from '../components/ask-once.tsx';
import { useAsked, useDoing } from '../components/asked.ts';
import { ViewHeading } from '../components/view-heading.tsx';
import type { ViewProps } from '../frame/views.ts';
import type { Model } from '../model/model.ts';
import { workoutsWords } from '../words/workouts.ts';
import { CourseCard } from './course.tsx';
import { Present } from './present.tsx';
import { lengthText, stepTitle, totalText } from './step-text.ts';
import * as workoutsApi from './workouts-api.ts';
import './workouts.css';

/** The workout that goes on, those that can be begun, and the way in for another. */
export default function WorkoutsView({ model }: ViewProps) {
  const all = useAsked(() => workoutsApi.list(model.api));
  const words = workoutsWords();
  const steers = model.access.is('performer');
  return (
    <main class="workouts">
      <ViewHeading>{words.title}</ViewHeading>
      {model.state?.workout && <Present model={model} progress={model.state.workout} />}
      {model.state?.course && <CourseCard course={model.state.course} />}
      {all.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {all.fault}
        </p>
      )}
      {all.answer?.length === 0 && <p class="note">{words.none}</p>}
      <ul class="workout-list">
        {all.answer?.map((listed) => (
          <Row key={listed.name} model={model} listed={listed} steers={steers} onGone={all.again} />
        ))}
      </ul>
      {steers && <Bring model={model} onTaken={all.again} />}
    </main>
  );
}

interface RowProps {
  readonly model: Model;
  readonly listed: workoutsApi.Listed;
  readonly steers: boolean;
  readonly onGone: () => void;
}

function Row({ model, listed, steers, onGone }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const words = workoutsWords();
  const { name, title } = listed;
  const isOn = model.state?.workout?.name === name;
  return (
    <li class="card workout">
      <div class="workout-head">
        <span>
          <strong>{title}</strong>
          <span class="note">{totalText(listed)}</span>
        </span>
        {steers && (
          <button
            type="button"
            class="plain primary"
            aria-label={isOn ? `${title}: ${words.again}` : words.startName(title)}
            disabled={model.status.kind !== 'open'}
            onClick={() => model.send({ workout: name })}
          >
            {isOn ? words.again : words.start}
          </button>
        )}
      </div>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary aria-label={`${title}: ${words.show}`}>{words.show}</summary>
        {isOpen && <Steps model={model} name={name} />}
        {isOpen && steers && (
          <AskOnce
            words={words.remove}
            onYes={async () => {
              await workoutsApi.remove(model.api, name);
              onGone();
            }}
          />
        )}
      </details>
    </li>
  );
}

function Steps({ model, name }: { readonly model: Model; readonly name: string }) {
  const { answer, fault } = useAsked(() => workoutsApi.show(model.api, name));
  return (
    <>
      {fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {fault}
        </p>
      )}
      <ol class="workout-steps">
        {answer?.steps.map((step, index) => (
          <li key={index} class={step.purpose}>
            <span>{stepTitle(step)}</span> <span>{lengthText(step.length)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Bring({ model, onTaken }: { readonly model: Model; readonly onTaken: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [taken, setTaken] = useState<workoutsApi.Taken>();
  const [tooLarge, setTooLarge] = useState<string>();
  const doing = useDoing();
  const words = workoutsWords();
  const send = (file: File): Promise<void> =>
    doing.run(async () => {
      setTaken(undefined);
      const isTooLarge = file.size > workoutsApi.mostBytes;
      setTooLarge(isTooLarge ? file.name : undefined);
      if (isTooLarge) return;
      setTaken(await workoutsApi.send(model.api, file));
      onTaken();
    });
  return (
    <section class="card" aria-labelledby="bring">
      <h3 id="bring">{words.bring}</h3>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zwo,.fit,.yaml,.yml,.json,.xml"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void send(file);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" class="plain" disabled={doing.isBusy} onClick={() => input.current?.click()}>
        {words.choose}
      </button>
      <p class="note">{words.help}</p>
      <div role="status">
        {taken && <p>{taken.replaced ? words.replaced(taken.name) : words.taken(taken.name)}</p>}
        {taken?.remarks.map((remark) => (
          <p key={remark} class="note" lang="en">
            {remark}
          </p>
        ))}
      </div>
      {tooLarge !== undefined && (
        <p class="fault" role="alert">
          {words.tooLarge(tooLarge)}
        </p>
      )}
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
      <p class="note">{words.note}</p>
    </section>
  );
}
