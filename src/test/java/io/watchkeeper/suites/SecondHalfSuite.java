package io.watchkeeper.suites;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** See {@link Halves}. */
@Suite
@SelectPackages("io.watchkeeper")
@IncludeTags(Halves.SERVICE_TEST)
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns({Halves.BEHIND_THE_PAGES, Halves.PUBLISHING_PAGES})
class SecondHalfSuite {}
