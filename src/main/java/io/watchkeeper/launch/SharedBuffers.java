package io.watchkeeper.launch;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

/**
 * How much of the machine's memory the embedded PostgreSQL keeps pages in. Keys of signals are random, so that beside years of signals each alert needs pages from all over their index.
 *
 * @param megabytes an eighth of the memory that this machine or its container has, from 128 to 1,024
 */
record SharedBuffers(long megabytes) {
    private static final long MEGABYTE = 1024L * 1024;

    static SharedBuffers here() {
        return of(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }

    static SharedBuffers of(long memoryBytes) {
        return new SharedBuffers(Math.max(128, Math.min(1024, memoryBytes / 8 / MEGABYTE)));
    }

    /** As PostgreSQL reads it. */
    String setting() {
        return megabytes + "MB";
    }
}
