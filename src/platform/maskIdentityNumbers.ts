// A personnummer, samordningsnummer or interim number as people write them. Month 00–12 and day 00–31 or 60–91, which an
// organisation number never has: its third digit is 2 or more.
const NUMBER =
  /(?<![A-Za-zÅÄÖåäö0-9])(?:\d{2})?\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[678]\d|9[01])[-+]?(?:\d{4}|[TRSUWXJKLMN]\d{3})(?![A-Za-zÅÄÖåäö0-9])/gi;

/** A last net under texts that go to a terminal or a log: what looks like an identity number is replaced. None should be there. */
export const maskIdentityNumbers = (text: string): string => text.replaceAll(NUMBER, '[nummer]');
