/**
 * Whether a value tells a telephone from every other: a MAC address or an IPEI. Columns called “Telefon” may as well hold numbers and
 * types. Twelve digits without anything between them are rather a number, unless none can begin like that.
 */
export function isDevice(value: string): boolean {
  const parted = /^[\da-f]{2}([:.-]?)(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(value);
  const mac = parted || /^(?:[\da-f]{4}[.-]){2}[\da-f]{4}$/i.test(value);
  if (/^\d+$/.test(value)) return mac && NO_NUMBER.test(value);
  return mac || /^\d{5}[ -]\d{7}(?:[ -]?[\d*])?$/.test(value);
}

/** Two zeros, and then neither a third one (`000413…`), nor North America's code with fewer digits than its numbers have (`001565…`). */
const NO_NUMBER = /^00[01]/;
