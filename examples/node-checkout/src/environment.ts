/** The variable, or a message that says which one to set. */
export function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`Set ${name}: \`npm start\` in the project's root prints it on its first start.`);
  process.exit(2);
}
