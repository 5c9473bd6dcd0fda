import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { monotonicClock } from '../../time/clock.ts';

/**
 * Speaks what Carabiner 1.2.0 speaks, by its README and sources, with the mathematics of Link 3 (its `Timeline`, `Phase` and
 * `Tempo`): a Link that is alone on its machine, whose peers are only said to be there.
 */
export interface StandIn {
  readonly port: number;
  /** Commands that changed something, in order. */
  readonly told: readonly string[];
  /** How often a status was asked for. */
  readonly asked: number;
  peers: number;
  readonly bpm: number;
  readonly playing: boolean;
  /** The others set another tempo. */
  setTempo(bpm: number): void;
  /** The session's beat at a second of the machine's clock; its phase in a bar of four is the rest of it. */
  beatAt(seconds: number): number;
  /** Says so to everybody. */
  say(line: string): void;
  /** It is gone, with its connections; `start` brings it back at the same port, with another session. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

interface StandInOptions {
  readonly bpm?: number;
  readonly peers?: number;
  /** Between looks at who wants a status: `--poll`. */
  readonly pollMs?: number;
  /** How Link's clock is beside ours. */
  readonly clockOffsetSeconds?: number;
  readonly clockPpm?: number;
}

/** [0, quantum), of negative beats as well. */
const phase = (beats: number, quantum: number): number => ((beats % quantum) + quantum) % quantum;
/** The nearest to `x` that has the phase of `target`. */
const closestPhaseMatch = (x: number, target: number, quantum: number): number => {
  const from = x - quantum / 2;
  return from + ((phase(target, quantum) - phase(from, quantum) + quantum) % quantum);
};

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { pollMs = 20, clockOffsetSeconds = -4321.5, clockPpm = 60 } = options;
  const micros = (seconds: number): number => (seconds * (1 + clockPpm / 1e6) + clockOffsetSeconds) * 1e6;
  const now = (): number => Math.floor(micros(monotonicClock.nowSeconds()));
  const told: string[] = [];
  const sockets = new Set<Socket>();
  /** Those that know how it is. */
  const updated = new Set<Socket>();
  let server: Server | undefined;
  let timer: NodeJS.Timeout | undefined;
  let port = 0;
  let { bpm = 120, peers = 1 } = options;
  let timeOrigin = 0;
  let beatOrigin = 0;
  let isSynced = false;
  let playing = false;
  let asked = 0;

  const microsPerBeat = (): number => Math.round(60e6 / bpm);
  const toBeats = (time: number): number => beatOrigin + (time - timeOrigin) / microsPerBeat();
  const fromBeats = (beat: number): number => timeOrigin + Math.round((beat - beatOrigin) * microsPerBeat());
  const beatAtTime = (time: number, quantum: number): number => {
    const beat = toBeats(time);
    return closestPhaseMatch(beat, beat - beatOrigin, quantum);
  };
  const timeAtBeat = (beat: number, quantum: number): number => {
    const fromOrigin = beat - beatOrigin;
    const own = phase(fromOrigin, quantum);
    const inverse = closestPhaseMatch(quantum - own, quantum - phase(beat, quantum), quantum);
    return fromBeats(beatOrigin + fromOrigin - own + quantum - inverse);
  };
  const forceBeatAtTime = (beat: number, time: number, quantum: number): void => {
    const current = beatAtTime(time, quantum);
    const closest = closestPhaseMatch(current, beat, quantum);
    // Their timeline begins so much earlier, and what remains is what the beats are called.
    timeOrigin = fromBeats(beatOrigin - (closest - current));
    beatOrigin += beat - closest;
  };
  const setTempo = (next: number): void => {
    const atTime = now();
    const beat = toBeats(atTime);
    bpm = next;
    timeOrigin = atTime - Math.round((beat - beatOrigin) * microsPerBeat());
    updated.clear();
  };

  const status = (): string => {
    const fields = [
      `:peers ${peers} :bpm ${bpm.toFixed(6)} :start ${timeAtBeat(0, 4)}`,
      `:beat ${beatAtTime(now(), 4).toFixed(6)}${isSynced ? ` :playing ${playing}` : ''}`,
    ];
    return `status { ${fields.join(' ')} }\n`;
  };
  const number = (word: string | undefined): number | undefined =>
    word !== undefined && Number.isFinite(Number(word)) ? Number(word) : undefined;
  const fixed = (value: number): string => value.toFixed(6);

  /** What is answered; nothing to what a status will answer. */
  const obey = (line: string): string => {
    const [command = '', ...words] = line.trim().split(/\s+/);
    const [first, second, third] = words.map(number);
    const isQuantum = (quantum: number | undefined): quantum is number =>
      quantum !== undefined && quantum >= 2 && quantum <= 16;
    switch (command) {
      case 'status':
        asked += 1;
        return '';
      case 'version':
        return 'version "1.2.0"\n';
      case 'bpm':
        if (first === undefined || first < 20 || first > 999) return 'bad-bpm\n';
        told.push(line);
        setTempo(first);
        return '';
      case 'beat-at-time':
      case 'phase-at-time': {
        if (first === undefined) return 'bad-time\n';
        if (!isQuantum(second)) return 'bad-quantum\n';
        const beat = beatAtTime(first, second);
        const where =
          command === 'beat-at-time' ? `:beat ${fixed(beat)}` : `:phase ${fixed(phase(beat, second))}`;
        return `${command} { :when ${first} :quantum ${fixed(second)} ${where} }\n`;
      }
      case 'time-at-beat':
        if (first === undefined) return 'bad-beat\n';
        if (!isQuantum(second)) return 'bad-quantum\n';
        return `time-at-beat { :beat ${fixed(first)} :quantum ${fixed(second)} :when ${timeAtBeat(first, second)} }\n`;
      case 'force-beat-at-time':
      case 'request-beat-at-time':
        if (first === undefined) return 'bad-beat\n';
        if (second === undefined) return 'bad-time\n';
        if (!isQuantum(third)) return 'bad-quantum\n';
        told.push(line);
        if (command === 'request-beat-at-time' && peers > 0) {
          const from = beatAtTime(second, third);
          const next = from + ((phase(first, third) - phase(from, third) + third) % third);
          forceBeatAtTime(first, timeAtBeat(next, third), third);
        } else forceBeatAtTime(first, second, third);
        return status();
      case 'enable-start-stop-sync':
      case 'disable-start-stop-sync':
        isSynced = command === 'enable-start-stop-sync';
        return status();
      case 'start-playing':
      case 'stop-playing':
        if (first === undefined) return 'bad-time\n';
        told.push(line);
        playing = command === 'start-playing';
        return status();
      default:
        return `unsupported ${command}\n`;
    }
  };

  const connect = (socket: Socket): void => {
    sockets.add(socket);
    socket.setEncoding('utf8').setNoDelay(true);
    socket.on('data', (text: string) => {
      for (const line of text.split('\n')) {
        if (line.trim() === '') continue;
        if (line.trim() === 'status') updated.delete(socket);
        const answer = obey(line);
        if (answer !== '') socket.write(answer);
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      updated.delete(socket);
    });
  };
  const poll = (): void => {
    for (const socket of sockets) {
      if (updated.has(socket)) continue;
      updated.add(socket);
      socket.write(status());
    }
  };

  const standIn: StandIn = {
    get port() {
      return port;
    },
    told,
    get asked() {
      return asked;
    },
    get peers() {
      return peers;
    },
    set peers(next) {
      peers = next;
      updated.clear();
    },
    get bpm() {
      return bpm;
    },
    get playing() {
      return playing;
    },
    setTempo,
    beatAt: (seconds) => beatAtTime(micros(seconds), 4),
    say(line) {
      for (const socket of sockets) socket.write(line);
    },
    async kill() {
      clearInterval(timer);
      const gone = server;
      server = undefined;
      for (const socket of sockets) socket.destroy();
      if (gone !== undefined) await new Promise((resolve) => gone.close(resolve));
    },
    async start() {
      bpm = options.bpm ?? 120;
      timeOrigin = now();
      beatOrigin = 0;
      isSynced = false;
      playing = false;
      server = createServer(connect).listen(port, '127.0.0.1');
      await once(server, 'listening');
      ({ port } = server.address() as AddressInfo);
      timer = setInterval(poll, pollMs);
    },
  };
  await standIn.start();
  return standIn;
}
