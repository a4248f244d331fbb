import { type Gateway, type OperationFunction, type Page, paginate } from "@elqnt/api";

/** Every item of a list, page after page. For lists that stay small, such as definitions and views. */
export async function collect<TInput extends object, TItem>(
  operation: OperationFunction<TInput, Page<TItem>, string>,
  gateway: Gateway,
  input: TInput,
): Promise<TItem[]> {
  const items: TItem[] = [];
  for await (const item of paginate(operation, gateway, input)) items.push(item);
  return items;
}
