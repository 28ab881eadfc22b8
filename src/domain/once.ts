/** A value that is worked out when it is first asked for. */
export function once<Value>(work: () => Value) {
  let known: { readonly value: Value } | undefined;
  return {
    value(): Value {
      known ??= { value: work() };
      return known.value;
    },
    forget(): void {
      known = undefined;
    },
  };
}
