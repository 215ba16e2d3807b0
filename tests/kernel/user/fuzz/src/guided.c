/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The same calls, coverage-guided: libFuzzer calls one_input() on the stack of the test's thread;
 * the input is cut in as many parts as there are fuzzers, each of which decodes its part to calls
 * and arguments. After each input everything is as it was before, and the model is asked.
 */
#include "fuzz.h"
#include <stdlib.h>
#include <string.h>
#include "nsi_cmdline.h"

#define ROUNDS 200 /* ticks that an input may take */

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*fn)(const uint8_t *data, size_t size));
void __sanitizer_cov_trace_pc(void);

/* libFuzzer looks at what is in this section, and clears it before each input. */
__attribute__((section("__libfuzzer_extra_counters"), used)) static uint8_t counters[1 << 16];

/* At each basic block. */
__attribute__((no_sanitize_coverage)) void __sanitizer_cov_trace_pc(void)
{
	uintptr_t pc = (uintptr_t)__builtin_return_address(0);
	uint8_t *count = &counters[(pc ^ pc >> 16) % ARRAY_SIZE(counters)];

	*count += *count < UINT8_MAX;
}

void guided_found(void)
{
	abort(); /* libFuzzer keeps the input */
}

static void give_input(const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < FUZZERS; i++) {
		fuzzers[i] = (struct fuzzer){
			.call = -1,
			.at = data + size * i / FUZZERS,
			.end = data + size * (i + 1) / FUZZERS,
		};
	}
}

/* Until all input is used up. One that is ended goes on behind the call that ended it. */
static void run_calls(void)
{
	const uint8_t *seen[FUZZERS] = {NULL};
	int idle[FUZZERS] = {0};
	unsigned int left = FUZZERS;

	for (int i = 0; i < FUZZERS; i++) {
		start(i);
	}
	for (int round = 0; left > 0U && round < ROUNDS; round++) {
		k_sleep(K_TICKS(1));
		left = 0;
		for (int i = 0; i < FUZZERS; i++) {
			bool ended = k_thread_join(&fuzz_threads[i], K_NO_WAIT) == 0;

			idle[i] = (fuzzers[i].at == seen[i]) ? idle[i] + 1 : 0;
			seen[i] = fuzzers[i].at;
			if (!ended && idle[i] > 3) {
				k_thread_abort(&fuzz_threads[i]);
				ended = true;
			}
			if (ended && !fuzz_done(&fuzzers[i])) {
				start(i);
				ended = false;
			}
			left += !ended;
		}
	}
	end_all_threads();
}

static int one_input(const uint8_t *data, size_t size)
{
	give_input(data, size);
	run_calls();
	if (bad_call != -2 || !model_holds()) {
		guided_found();
	}
	set_back();
	return 0;
}

void guided_run(void)
{
	int argc;
	char **test_argv;
	static char *argv[64] = {"guided"};
	char **args = argv;

	nsi_get_test_cmd_line_args(&argc, &test_argv);
	for (int i = 0; i < argc && i < 62; i++) {
		argv[i + 1] = test_argv[i];
	}
	argc = MIN(argc, 62) + 1;
	set_back();
	give_input(NULL, 0);
	run_calls(); /* numbers and stacks are there from now on */
	model_take();
	exit(LLVMFuzzerRunDriver(&argc, &args, one_input));
}
