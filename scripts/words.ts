// What is said of each mistake, by its code.

import { ofDefinition } from './words/definition.ts';
import { ofImage } from './words/image.ts';
import { ofKernel } from './words/kernel.ts';
import type { Telling } from './words/telling.ts';
import { ofVm } from './words/vm.ts';

export const words = { ...ofDefinition, ...ofImage, ...ofKernel, ...ofVm } satisfies Telling;
