/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include <stdio.h>
#include <zephyr/kernel.h>

class Thing
{
public:
	explicit Thing(int v) : value(v)
	{
	}
	virtual ~Thing()
	{
	}
	virtual int get() const
	{
		return value;
	}

private:
	int value;
};

static Thing global(41);

K_SEM_DEFINE(sem, 1, 1);

int main(void)
{
	Thing local(1);

	k_sem_take(&sem, K_NO_WAIT);
	if constexpr (sizeof(int) == 4) {
		printf("sum %d std %d\n", global.get() + local.get(), (int)(__cplusplus / 100));
	}
	return 0;
}
