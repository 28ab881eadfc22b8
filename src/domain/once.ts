/**
 * The same for each of many: what `work` gives for a key that is not known yet is worked out when
 * it is first asked for.
 */
export function onceEach<Key, Value>(
  work: (key: Key) => Value,
  known = new Map<Key, Value>(),
): (key: Key) => Value {
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as Value;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}

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
