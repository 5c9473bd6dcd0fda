/** Stands for a reader of foreign files; what the file says is what it does. */
process.once('message', ({ bytes }) => {
  const wish = Buffer.from(bytes).toString();
  if (wish === 'grow') for (const grown = []; ; ) grown.push(grown.length);
  if (wish === 'linger') for (;;);
  if (wish === 'leave') process.exit(3);
  process.send({ kind: 'piece', piece: wish });
  process.send({ kind: 'done' }, () => process.disconnect());
});
