/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Floating point. The expected texts are exact values rounded half to even.
 */

#include <float.h>
#include "check.h"

ZTEST_SUITE(cbprintf_float, NULL, NULL, NULL, NULL, NULL);

ZTEST(cbprintf_float, test_f)
{
	CHECK("0.000000 -0.000000", "%f %f", 0.0, -0.0);
	CHECK("1234.567000", "%f", 1234.567);
	CHECK("1 2 2 4", "%.0f %.0f %.0f %.0f", 0.5 + 0.5, 1.5, 2.5, 3.5);
	CHECK("0 1.", "%.0f %#.0f", 0.5, 1.0);
	CHECK("10.00 9.99 0.10", "%.2f %.2f %.2f", 9.995 + 1e-9, 9.99, 0.0999);
	CHECK("1000000", "%.0f", 999999.9);
	CHECK("0.1000000000000000055511151231257827", "%.34f", 0.1);
	CHECK("18446744073709551616.0", "%.1f", 18446744073709551616.0);
	CHECK("1.5 2.25", "%.1f %.2Lf", 1.5f, 2.25L);
	CHECK("0.0000000001", "%.10f", 1e-10);
}

ZTEST(cbprintf_float, test_e)
{
	CHECK("0.000000e+00", "%e", 0.0);
	CHECK("1.234567e+03", "%e", 1234.567);
	CHECK("1E+01 9.9e+00", "%.0E %.1e", 9.96, 9.949);
	CHECK("2.225074e-308", "%e", DBL_MIN);
	CHECK("4.940656e-324", "%e", 4.9406564584124654e-324);
	CHECK("1.797693e+308", "%e", DBL_MAX);
	CHECK("-1.00e-05", "%.2e", -1e-5);
}

ZTEST(cbprintf_float, test_g)
{
	CHECK("0 1 100000 1e+06", "%g %g %g %g", 0.0, 1.0, 1e5, 1e6);
	CHECK("0.0001 1e-05", "%g %g", 1e-4, 1e-5);
	CHECK("1234.57", "%g", 1234.567);
	CHECK("1e+03 1.23e+03", "%.1g %.3g", 1234.567, 1234.567);
	CHECK("1.50000 1.5", "%#g %g", 1.5, 1.5);
	CHECK("1e+01 10", "%.0g %.2g", 9.9, 9.99);
	CHECK("3.141592653589793", "%.16g", 3.141592653589793);
}

ZTEST(cbprintf_float, test_width_and_sign)
{
	CHECK("|   1.50|1.50   |0001.50|", "|%7.2f|%-7.2f|%07.2f|", 1.5, 1.5, 1.5);
	CHECK("|+1.5| 1.5|-1.5|-01.5|", "|%+.1f|% .1f|%+.1f|%05.1f|", 1.5, 1.5, -1.5, -1.5);
	CHECK("|   1.5e+00|", "|%10.1e|", 1.5);
}

ZTEST(cbprintf_float, test_special)
{
	volatile double zero = 0.0;

	CHECK("inf -inf INF", "%f %e %G", 1.0 / zero, -1.0 / zero, 1.0 / zero);
	CHECK("nan NAN", "%f %F", __builtin_nan(""), __builtin_nan(""));
	CHECK("|  inf|inf  |  inf|", "|%5f|%-5f|%05f|", 1.0 / zero, 1.0 / zero, 1.0 / zero);
}

#if defined(CONFIG_CBPRINTF_FP_A_SUPPORT) || defined(CONFIG_PICOLIBC_IO_FLOAT)
ZTEST(cbprintf_float, test_a)
{
	CHECK("0x1.34a449ba5e354p+10", "%a", 1234.567);
	CHECK("0X1.34A449BA5E354P+10", "%A", 1234.567);
	CHECK("0x1.0000000000000p-1022", "%a", DBL_MIN);
	CHECK("0x0.4000000000000p-1022", "%a", DBL_MIN / 4);
	CHECK("0x0.0000000000000p+0", "%a", 0.0);
	CHECK("0x1.8p+0 0x1p+1 0x2p+0", "%.1a %.0a %.0a", 1.5, 2.0, 1.75);
	CHECK("|  0x1p+0|0x001p+0|", "|%8.0a|%08.0a|", 1.0, 1.0);
}
#else
ZTEST(cbprintf_float, test_a_is_off)
{
	CHECK("%a 7", "%a %d", 1.5, 7);
}
#endif
