/**
 * Whether a value tells a telephone from every other: a MAC address or an IPEI. Columns called “Telefon” may as well hold numbers and
 * types. Twelve digits without anything between them are rather a number.
 */
export function isDevice(value: string): boolean {
  const parted = /^[\da-f]{2}([:.-]?)(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(value);
  const mac = parted || /^(?:[\da-f]{4}[.-]){2}[\da-f]{4}$/i.test(value);
  return (mac && !/^\d+$/.test(value)) || /^\d{5}[ -]\d{7}(?:[ -]?[\d*])?$/.test(value);
}
