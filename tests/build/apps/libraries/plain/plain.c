#include <everywhere.h>
#include "plain.h"

int plain(void)
{
	return EVERYWHERE_H + EVERYWHERE_IF;
}
