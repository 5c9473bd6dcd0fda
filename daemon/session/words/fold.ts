/** Words as they are compared: without capitals, accents and signs. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}

/** A word, a number or a comma, as it was written. */
export function tokensOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFC')
    .replaceAll('♯', '#')
    .replaceAll('♭', 'b')
    .replace(/[’'`´]/g, '');
  return plain.match(/\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{M}]*#?|[%,;.!?:&+]/gu) ?? [];
}

/** A phrase as it is looked up; also as Germans write it who have no umlauts. */
export function spellings(phrase: string): readonly string[] {
  const spread = phrase.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return [phrase, spread].map((each) => tokensOf(each).map(fold).join(' '));
}
