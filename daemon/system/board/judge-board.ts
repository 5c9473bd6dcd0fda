import type { Battery, Board, HeldBack } from './board.ts';

/** Something about the machine that its owner should know. */
export interface BoardTrouble {
  readonly about: 'heat' | 'power' | 'battery';
  readonly detail: string;
  readonly fix: string;
}

/** Boards hold themselves back from 80 or 85 on. */
const hotCelsius = 80;
const lowCharge01 = 0.15;

/** What is wrong with it now, or was since it was switched on. */
export function judgeBoard({ temperatureCelsius, heldBack, battery }: Board): readonly BoardTrouble[] {
  return [...judgeHeat(temperatureCelsius, heldBack), ...judgePower(heldBack), ...judgeBattery(battery)];
}

function judgeHeat(celsius: number | undefined, heldBack: readonly HeldBack[]): readonly BoardTrouble[] {
  const held = heldBack.find(({ by, isNow }) => by === 'heat' && isNow);
  const isHot = celsius !== undefined && celsius >= hotCelsius;
  if (!isHot && held === undefined) return [];
  const known = celsius === undefined ? '' : `${Math.round(celsius)} °C`;
  const consequence = held && 'the processor is held back for its heat';
  return [
    {
      about: 'heat',
      detail: [known, consequence].filter((part) => part).join(', '),
      fix: 'Give it air, a heat sink or a fan, and keep it out of the sun: what is held back may stumble.',
    },
  ];
}

function judgePower(heldBack: readonly HeldBack[]): readonly BoardTrouble[] {
  const underVoltage = heldBack.find(({ by }) => by === 'underVoltage');
  const overCurrent = heldBack.find(({ by }) => by === 'overCurrent');
  if (!underVoltage && !overCurrent) return [];
  const fix =
    'Take a supply and a cable that are made for this board (5 V at 3 A for a Raspberry Pi 4, 5 A for a 5), and fewer things that it feeds by USB.';
  const detail = underVoltage
    ? `the supply ${underVoltage.isNow ? 'is' : 'was, since it was switched on,'} too weak (under-voltage)`
    : 'it drew more current than its supply gives, since it was switched on';
  return [{ about: 'power', detail: `${detail}: the processor is slowed down, cards are damaged`, fix }];
}

function judgeBattery(battery: Battery | undefined): readonly BoardTrouble[] {
  if (!battery || battery.isCharging || battery.charge01 >= lowCharge01) return [];
  const detail = `the battery is at ${Math.round(battery.charge01 * 100)} %, and is not being charged`;
  return [{ about: 'battery', detail, fix: 'Charge it; whatever is written is safe when it ends.' }];
}
