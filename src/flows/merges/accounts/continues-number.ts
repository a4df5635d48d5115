/** `4161` continues `416`: more digits would be another numbering plan. */
const MOST_DIGITS_MORE = 2;
/** Numbers below three digits begin half of all others. */
const FEWEST_DIGITS = 3;

/** Whether a number looks as if it had been made from another one by adding digits, as the guide's example does. */
export function continuesNumber(number: string, main: string): boolean {
  const more = number.length - main.length;
  return (
    main.length >= FEWEST_DIGITS && more >= 1 && more <= MOST_DIGITS_MORE && number.startsWith(main)
  );
}
