// What is said of each mistake, by its code.

import { ofDefinition } from './words/definition.ts';
import { ofImage } from './words/image.ts';
import type { Telling } from './words/telling.ts';
import { ofVm } from './words/vm.ts';

export const words = { ...ofDefinition, ...ofImage, ...ofVm } satisfies Telling;
