/**
 * The sum by which Swedish identity and organisation numbers check themselves (every other digit doubled, from the first of ten).
 * @returns 0 when the last digit is right.
 */
export function luhnRemainder(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighed = i % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10;
}
