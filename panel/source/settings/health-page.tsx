import { useEffect, useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { outputTitle } from '../components/output-title.ts';
import { download } from '../model/download.ts';
import { named, sensorTitle, timeOfDay } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { commonWords } from '../words/common.ts';
import { healthWords } from '../words/health.ts';
import { settingsWords } from '../words/settings.ts';
import { commandsIn, type Finding, findingsOf } from './findings.ts';
import { LogPart } from './log-part.tsx';
import { Restart } from './save-bar.tsx';
import { readDoctor } from './settings-api.ts';

/** How the device is: what is wrong first, and what to do about it. */
export function HealthPage({ model }: { readonly model: Model }) {
  const { api, state } = model;
  const words = healthWords();
  const doctor = useAsked(() => readDoctor(api));
  const [isLooking, setLooking] = useState(false);
  const doing = useDoing();
  const [said, setSaid] = useState<string>();
  const checks = doctor.answer?.checks ?? [];
  const findings = findingsOf(state?.health ?? [], checks);
  const troubles = findings.filter(({ severity }) => severity !== 'ok');
  const fine = findings.filter(({ severity }) => severity === 'ok');
  const isWaiting = isLooking || (doctor.answer === undefined && doctor.fault === undefined);
  useEffect(() => setLooking(false), [doctor.answer, doctor.fault]);
  // Back from a restart: something else may be wrong.
  const isOpen = model.status.kind === 'open';
  useEffect(() => {
    if (!isOpen || said === undefined) return;
    setSaid(undefined);
    doctor.again();
  }, [isOpen]);
  return (
    <div class="columns health-page">
      <section class="findings" aria-labelledby="findings">
        <h3 id="findings" class="unseen">
          {words.found}
        </h3>
        <p class="health-word" role="status">
          {troubles.length === 0 ? (isWaiting ? '' : words.well) : words.troubles(troubles.length)}
        </p>
        <p class="note doctor-word">
          <span>
            {isWaiting
              ? words.looking
              : doctor.answer && words.lookedAt(timeOfDay(new Date(doctor.answer.lookedAt)))}
          </span>
          <button
            type="button"
            class="link"
            disabled={isWaiting}
            onClick={() => {
              setLooking(true);
              doctor.again();
            }}
          >
            {words.again}
          </button>
        </p>
        {doctor.fault !== undefined && (
          <p class="fault" role="alert" lang="en">
            {doctor.fault}
          </p>
        )}
        <ul class="finding-list">
          {troubles.map((finding) => (
            <FindingCard key={`${finding.kind} ${finding.name}`} finding={finding} />
          ))}
        </ul>
        {fine.length > 0 && (
          <details class="card fine">
            <summary>{words.alsoWell(fine.length)}</summary>
            <ul class="fine-list">
              {fine.map((finding) => (
                <li key={`${finding.kind} ${finding.name}`}>
                  <strong>{titleOf(finding)}</strong> <span lang="en">{finding.detail}</span>
                  <Figures finding={finding} />
                </li>
              ))}
            </ul>
          </details>
        )}
        <div class="buttons">
          <Restart
            isQuiet
            isBusy={doing.isBusy}
            onRestart={() =>
              void doing.run(async () => {
                await api.restart();
                setSaid(settingsWords().bar.restarting);
              })
            }
          />
        </div>
        <p role="status">{said}</p>
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      </section>
      <div class="columns-part">
        <LogPart api={api} />
        <Support model={model} />
      </div>
    </div>
  );
}

function titleOf({ kind, name }: Finding): string {
  if (kind === 'check') return named(healthWords().checks, name);
  const sensor = /^sensors\.(.+)$/.exec(name)?.[1];
  if (sensor !== undefined) return sensorTitle(sensor);
  return /^(?:alsa|wav|osc|midi|lights)\b/.test(name)
    ? outputTitle(name)
    : named(commonWords().stations, name);
}

/** What is wrong, why, and the way out. */
function FindingCard({ finding }: { readonly finding: Finding }) {
  const { severity, detail, fix } = finding;
  const words = healthWords();
  return (
    <li class={`card finding finding-${severity}`}>
      <h4>
        {titleOf(finding)} <span class="finding-word">{words.statuses[severity]}</span>
      </h4>
      <p lang="en">{detail.replaceAll('`', '')}</p>
      {fix !== '' && (
        <div class="fix">
          <p class="field-name">{words.toDo}</p>
          <p lang="en">{fix.replaceAll('`', '')}</p>
          {commandsIn(fix).map((command) => (
            <Command key={command} command={command} />
          ))}
        </div>
      )}
      <Figures finding={finding} />
    </li>
  );
}

/** To be typed into a terminal. */
function Command({ command }: { readonly command: string }) {
  const words = healthWords();
  const [isCopied, setCopied] = useState(false);
  // Browsers give it to pages of HTTPS and of the machine itself alone.
  const { clipboard } = navigator as Partial<Pick<Navigator, 'clipboard'>>;
  return (
    <p class="command">
      <code>{command}</code>
      {clipboard && (
        <button
          type="button"
          class="plain"
          aria-label={isCopied ? undefined : words.copyIt(command)}
          onClick={() =>
            void clipboard.writeText(command).then(
              () => setCopied(true),
              () => {},
            )
          }
        >
          {isCopied ? words.copied : words.copy}
        </button>
      )}
    </p>
  );
}

function Figures({ finding: { figures } }: { readonly finding: Finding }) {
  if (figures.length === 0) return null;
  return (
    <details class="figures">
      <summary>{healthWords().figures}</summary>
      <dl lang="en">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'number' ? Math.round(value * 1000) / 1000 : value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Support({ model }: { readonly model: Model }) {
  const words = healthWords();
  const doing = useDoing();
  return (
    <section class="card" aria-labelledby="support">
      <h3 id="support">{words.support}</h3>
      <p class="note">{words.supportNote}</p>
      <button
        type="button"
        class="plain"
        disabled={doing.isBusy}
        onClick={() => void doing.run(() => download(model.api, 'support-bundle'))}
      >
        {doing.isBusy ? words.making : words.download}
      </button>
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
    </section>
  );
}
