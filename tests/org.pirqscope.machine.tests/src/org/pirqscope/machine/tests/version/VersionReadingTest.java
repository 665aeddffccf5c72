package org.pirqscope.machine.tests.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.VersionReading;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.machine.version.XenRules;

/**
 * What uname, dmesg, dpkg, rpm, QEMU and xl print, as people paste it: the row that it gets and what is told about it.
 */
class VersionReadingTest {

    private static final String FROZEN =
            "a distribution's number names neither the stable release it is based on nor its own patches";
    private static final String OWN = "a distribution's package: patches of its own are not known";
    private static final String BACKPORT = "; with c74fd80f2f41 backported it would be linux.reuse=never";
    private static final String SIGNATURE =
            "Ubuntu's signature names the stable release it is based on; other patches are unknown";
    private static final String UBUNTU =
            "Ubuntu's changelog was read for what the table has; other patches are not known";
    private static final String STABLE =
            "a distribution's number with the stable release in it: other patches are not known";
    private static final String TREE =
            "releases of this stable tree after February 2017 were not read: with c74fd80f2f41 it would be "
                    + "linux.reuse=never";
    private static final String SERIES = "the third number is missing, and the last release of the series counts";
    private static final String SAME_DAY =
            "4.9.17, of the same day, has c74fd80f2f41, and this one was not read: with it it would be "
                    + "linux.reuse=never";

    /** Text, the word that is kept, its row, the note. Constants of this class are named in angle brackets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4.10 | 4.10 | 4.10 |",
                "' 4.10 ' | 4.10 | 4.10 |",
                "v4.10 | 4.10 | 4.10 |",
                "Linux 4.10 | 4.10 | 4.10 |",
                "linux-4.10 | 4.10 | 4.10 |",
                "linux-4.10.tar.xz | 4.10 | 4.10 |",
                "4.10.0-custom | 4.10.0-custom | 4.10 |",
                "2.6.37-rc4 | 2.6.37-rc4 | 2.6.37-rc1..rc4 |",
                "4.9.0-3-amd64 | 4.9.0-3-amd64 | 4.9 | <FROZEN>; possible rows: 4.9, 4.9.17+, "
                        + "4.9.281+; whether it has c74fd80f2f41 decides",
                "Linux version 4.9.0-3-amd64 (debian-kernel@lists.debian.org) (gcc version 6.3.0 20170516 (Debian "
                        + "6.3.0-18) ) #1 SMP Debian 4.9.30-2+deb9u5 (2017-09-19)"
                        + " | 4.9.30-2+deb9u5 | 4.9.17+ | <STABLE>",
                "Linux web-4 4.9.0-3-amd64 #1 SMP Debian 4.9.30-2+deb9u5 (2017-09-19) x86_64 GNU/Linux | "
                        + "4.9.30-2+deb9u5 | 4.9.17+ | <STABLE>",
                "#1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01) | 6.1.76-1 | 6.1.57+ | <STABLE>",
                "Debian 4.9.30-2 | 4.9.30-2 | 4.9.17+ | <STABLE>",
                "'ii  linux-image-4.9.0-3-amd64  4.9.30-2+deb9u5  amd64  Linux 4.9 for 64-bit PCs' | "
                        + "4.9.30-2+deb9u5 | 4.9.17+ | <STABLE>",
                "'linux-image-4.9.0-3-amd64\t4.9.30-2+deb9u5' | 4.9.30-2+deb9u5 | 4.9.17+ | <STABLE>",
                "'linux\tlinux-image-4.9.0-3-amd64\t4.9.30-2+deb9u5' | 4.9.30-2+deb9u5 | 4.9.17+ | <STABLE>",
                "'linux-image-4.9.0-3-amd64/stable,now 4.9.30-2+deb9u5 amd64 [installed]' | 4.9.30-2+deb9u5 | "
                        + "4.9.17+ | <STABLE>",
                "'Package: linux-image-4.9.0-3-amd64\nStatus: install ok installed\nVersion: "
                        + "4.9.30-2+deb9u5\nSeverity: normal' | 4.9.30-2+deb9u5 | 4.9.17+ | <STABLE>",
                "linux-image-4.9.0-3-amd64 | 4.9.0-3-amd64 | 4.9 | <FROZEN>; possible rows: 4.9, 4.9.17+, "
                        + "4.9.281+; whether it has c74fd80f2f41 decides",
                "4.4.0-1075-aws | 4.4.0-1075-aws | 4.4.0-61-generic+ | Ubuntu's changelog was read up to "
                        + "4.4.0-1003-aws: what came later is not known",
                "4.4.0-1075-azure | 4.4.0-1075-azure | 3.19-4.5 | <FROZEN>; possible rows: 3.19-4.5, "
                        + "4.4.0-35-generic+, 4.4.0-39-generic+, 4.4.0-56-generic+, 4.4.0-61-generic+, "
                        + "4.4.0-142-generic+, 4.4.57+, 4.4.282+; whether it has c74fd80f2f41 decides",
                "Linux host 4.4.0-79-generic #100-Ubuntu SMP Wed May 17 19:58:14 UTC 2017 x86_64 x86_64 x86_64 "
                        + "GNU/Linux | 4.4.0-79-generic | 4.4.0-61-generic+ | <UBUNTU>",
                "'ii  linux-image-4.4.0-79-generic  4.4.0-79.100  amd64  Linux kernel image' | 4.4.0-79.100 | "
                        + "4.4.0-61-generic+ | <UBUNTU>",
                "Ubuntu 4.4.0-1075.85-aws 4.4.179 | 4.4.179-ubuntu-4.4.0-1075.85-aws | 4.4.0-61-generic+ | "
                        + "Ubuntu's changelog was read up to 4.4.0-1003-aws: what came later is not known",
                "[    0.000000] Linux version 4.4.0-79-generic (buildd@lcy01-30) (gcc version 5.4.0 20160609 "
                        + "(Ubuntu 5.4.0-6ubuntu1~16.04.4) ) #100-Ubuntu SMP"
                        + " Wed May 17 19:58:14 UTC 2017 (Ubuntu 4.4.0-79.100-generic 4.4.67) | "
                        + "4.4.67-ubuntu-4.4.0-79.100-generic | 4.4.0-61-generic+ | <UBUNTU>",
                "Ubuntu 4.8.0-41.44-generic 4.8.17 | 4.8.17-ubuntu-4.8.0-41.44-generic | 4.6-4.8 | "
                        + "<SIGNATURE><BACKPORT>",
                "4.4.51-40.58.amzn1.x86_64 | 4.4.51-40.58.amzn1.x86_64 | 3.19-4.5 | <STABLE><BACKPORT>",
                "4.9.20-11.31.amzn1.x86_64 | 4.9.20-11.31.amzn1.x86_64 | 4.9.17+ | <STABLE>",
                "4.10.6-1.el7.elrepo.x86_64 | 4.10.6-1.el7.elrepo.x86_64 | 4.10.6+ | <STABLE>",
                "4.10~rc6-1~exp1 | 4.10~rc6-1~exp1 | 4.10 | <OWN><BACKPORT>",
                "6.1.0-13-amd64 | 6.1.0-13-amd64 | 6.1-6.3 | Debian's changelog names 6.1.55 for that ABI; other "
                        + "patches are not known",
                "6.1.0-18-cloud-amd64 | 6.1.0-18-cloud-amd64 | 6.1.57+ | Debian's changelog names "
                        + "6.1.76 for that ABI; other patches are not known",
                "6.1.0-19-amd64 | 6.1.0-19-amd64 | 6.1.81+ | Debian's changelog names 6.1.82 for that ABI; "
                        + "other patches are not known",
                "5.10.0-8-686-pae | 5.10.0-8-686-pae | 5.10 | Debian's changelog names 5.10.46 for that ABI; other "
                        + "patches are not known",
                "6.1.0-39-amd64 | 6.1.0-39-amd64 | 6.1-6.3 | <FROZEN>; possible rows: " + "6.1-6.3, 6.1.57+, 6.1.81+",
                "4.8.0-41-generic | 4.8.0-41-generic | 4.6-4.8 | <FROZEN>; all stable releases of it have this "
                        + "row<BACKPORT>",
                "kernel-3.10.0-514.21.2.el7.x86_64 | 3.10.0-514.21.2.el7.x86_64 | 3.10.0-514.el7 | RHEL's tree was "
                        + "read at 3.10.0-514: patches of its updates are not known",
                "3.10.0-1160.el7 | 3.10.0-1160.el7 | 3.10.0-1062.el7+ | RHEL's tree was read at 3.10.0-1160: patches "
                        + "of its updates are not known",
                "3.10.0-693.el7 | 3.10.0-693.el7 | 3.10.0-514.24.1.el7+ | RHEL's trees were read at 3.10.0-514 and "
                        + "3.10.0-1062, not between; possible rows: 3.10.0-514.24.1.el7+, 3.10.0-1062.el7+",
                "3.10.0-327.36.3.el7.x86_64 | 3.10.0-327.36.3.el7.x86_64 | 3.10.0-327.el7 | RHEL's changelog was read "
                        + "for this build, its trees from 3.10.0-514 on",
                "4.18.0-193.el8.x86_64 | 4.18.0-193.el8.x86_64 | 4.17-5.5 | RHEL's trees were read at 4.18.0-147 and "
                        + "4.18.0-240, not between; possible rows: 4.17-5.5, 4.18.0-240.el8+",
                "5.14.0-611.5.1.el9_7.x86_64 | 5.14.0-611.5.1.el9_7.x86_64 | 5.14.0-503.el9+ | RHEL's trees were read "
                        + "up to 5.14.0-570",
                "4.19.0-240.el8 | 4.19.0-240.el8 | 4.17-5.5 | <FROZEN>; possible rows: 4.17-5.5, 4.19.205+, 5.4.142+, "
                        + "4.19.222+, 5.4.168+, 4.19.246+, 5.4.197+",
                "3.10.0-693.2.2.rt56.623.el7.x86_64 | 3.10.0-693.2.2.rt56.623.el7.x86_64 | 2.6.39-3.10"
                        + " | <FROZEN>; possible rows: 2.6.39-3.10, 3.10.0-123.el7, 3.10.0-229.el7, 3.10.0-327.el7, "
                        + "3.10.0-514.el7, 3.10.0-514.24.1.el7+, 3.10.0-1062.el7+, 3.10.106+; whether it has "
                        + "c74fd80f2f41 decides",
                "4.10.0+ | 4.10.0+ | 4.10 | there are commits after the tag; possible rows: 4.10, 4.10.6+, 4.11; "
                        + "whether it has c74fd80f2f41 decides",
                "v4.10-6590-gbc49a78 | 4.10-6590-gbc49a78 | 4.10"
                        + " | there are commits after the tag; possible rows: 4.10, 4.10.6+, 4.11; whether it has "
                        + "c74fd80f2f41 decides",
                "4.10.5+ | 4.10.5+ | 4.10 | there are commits after the tag; possible rows: 4.10, 4.10.6+; whether "
                        + "it has c74fd80f2f41 decides; <SAME_DAY>",
                "4.10.4+ | 4.10.4+ | 4.10 |",
                "4.10.0-rc3+ | 4.10.0-rc3+ | 4.10 |",
                "4.9.18+ | 4.9.18+ | 4.9.17+ |",
                "4.5.0+ | 4.5.0+ | 3.19-4.5 | there are commits after the tag; possible rows: 3.19-4.5, 4.6-4.8",
                "4.6.0+ | 4.6.0+ | 4.6-4.8 |",
                "4.11.0+ | 4.11.0+ | 4.11 | there are commits after the tag; possible rows: 4.11, 4.12",
                "4.13.0+ | 4.13.0+ | 4.13 | there are commits after the tag; possible rows: 4.13, 4.14-4.16",
                "2.6.38+ | 2.6.38+ | 2.6.37-2.6.38 | there are commits after the tag; possible rows: "
                        + "2.6.37-2.6.38, 2.6.39-3.10; whether it has c74fd80f2f41 decides",
                "4.11.0-rc3-next-20170320 | 4.11.0-rc3-next-20170320 | 4.11 | linux-next has what the next release "
                        + "will bring; possible rows: 4.11, 4.12",
                "4.13.0-rc3-next-20170728 | 4.13.0-rc3-next-20170728 | 4.13 | linux-next has what the next "
                        + "release will bring; possible rows: 4.13, 4.14-4.16",
                "4.10.0-rc7-next-20170210 | 4.10.0-rc7-next-20170210 | 4.10"
                        + " | linux-next has what the next release will bring; possible rows: 4.10, 4.10.6+, 4.11; "
                        + "whether it has c74fd80f2f41 decides"
            })
    void linux(String text, String name, String row, String note) {
        reads(LinuxRules.TABLE, text, name, row, note);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.10.0-30-amd64 | <FROZEN>; possible rows: 5.10, 5.10.60+, 5.10.88+, 5.10.114+, 5.10.198+, 5.10.215+",
                "5.8.0-30-generic | <FROZEN>; all stable releases of it have this row",
                "5.10.59 |",
                "4.14.244 |",
                "5.12.19 |",
                "4.9.280 |",
                "3.18.140 |",
                "4.1.52 |",
                "3.10.108 |",
                "4.1 |",
                "4.1-rc3 |",
                "4.4.55 |",
                "4.4.57 |",
                "3.16.57 | <TREE>",
                "3.12.74 | <TREE>",
                "3.2.102 | <TREE>",
                "4.4.56 | <SAME_DAY>",
                "4.10.5 | <SAME_DAY>",
                "3.16.57-2 | <STABLE><BACKPORT>; <TREE>",
                "3.16.0-4-amd64 | <FROZEN>; its stable releases after February 2017 were not read<BACKPORT>",
                "5.4.196 |",
                "5.10.120 |"
            })
    void whatIsNotKnownOfAStableReleaseIsANote(String text, String note) {
        assertEquals(note == null ? "" : whole(note), LinuxRules.TABLE.row(text).reading());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.5 | 2.5 | 2.5 |",
                "v2.6.0-rc1 | 2.6.0-rc1 | 2.6-2.10 |",
                "QEMU 2.5 | 2.5 | 2.5 |",
                "qemu-2.5.1.tar.bz2 | 2.5.1 | 2.5 |",
                "1.2 | 1.2 | before 2.1 | before 1.3.1 the pirq of an MSI-X entry is taken from its data instead of "
                        + "its address (044b99c655): not simulated",
                "1.3.1 | 1.3.1 | before 2.1 |",
                "1.4 | 1.4 | before 2.1 |",
                "2.0.1 | 2.0.1 | before 2.1 |",
                "'QEMU emulator version 2.0.2, Copyright (c) 2003-2008 Fabrice Bellard' | 2.0.2 | before 2.1 | Xen "
                        + "4.5's qemu-xen has this number too, and unmaps (5ecf46031c): with it it"
                        + " would be qemu.unmap-on-disable=yes, qemu.filter-needs-pirq=yes; from about 4.5.1 it also "
                        + "hides MSI's mask register: with it it would be qemu.msi-mask-bit=no, "
                        + "qemu.enabled-writes=refused-once",
                "1:8.2.2+ds-0ubuntu1 | 8.2.2+ds-0ubuntu1 | 6.0 and later | <OWN>",
                "1:2.8+dfsg-6+deb9u17 | 2.8+dfsg-6+deb9u17 | 2.6-2.10 | <OWN>",
                "'ii  qemu-system-x86  1:2.8+dfsg-6+deb9u17  amd64  QEMU full system' | 2.8+dfsg-6+deb9u17 | "
                        + "2.6-2.10 | <OWN>",
                "qemu-system-x86-2:2.7.1-2.fc25.x86_64 | 2.7.1-2.fc25.x86_64 | 2.6-2.10 | <OWN>",
                "'QEMU emulator version 2.5.0 (Debian 1:2.5+dfsg-5ubuntu10.16), Copyright (c) 2003-2008 Fabrice "
                        + "Bellard' | 2.5+dfsg-5ubuntu10.16 | 2.5 | <OWN>",
                "'QEMU emulator version 2.6.0 (qemu-kvm-ev-2.6.0-28.el7_3.10.1), Copyright (c)' | "
                        + "2.6.0-28.el7_3.10.1 | 2.6-2.10 | <OWN>",
                "'QEMU emulator version 2.5.0, Copyright (c) 2003-2008 Fabrice Bellard' | 2.5.0 | 2.5 |",
                "'QEMU emulator version 2.0.92, Copyright (c)' | 2.0.92 | 2.1-2.3 |",
                "1.7.91 | 1.7.91 | before 2.1 |",
                "3.1.90 | 3.1.90 | 2.11-5.2 |",
                "5.2.90 | 5.2.90 | 6.0 and later |",
                "5.2.50 | 5.2.50 | 2.11-5.2 | a tree between two releases; possible rows: 2.11-5.2, 6.0 and later",
                "'QEMU emulator version 2.0.50 (v2.0.0-1234-gabcdef0), Copyright (c)' | 2.0.50 | before 2.1"
                        + " | a tree between two releases; possible rows: before 2.1, 2.1-2.3; whether it has "
                        + "c976437c7dba decides",
                "2.2.50 | 2.2.50 | 2.1-2.3 |"
            })
    void qemu(String text, String name, String row, String note) {
        reads(QemuRules.TABLE, text, name, row, note);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4.7 | 4.7 | 4.6-4.9 |",
                "Xen 4.7.1 | 4.7.1 | 4.6-4.9 |",
                "xen-4.7.1 | 4.7.1 | 4.6-4.9 |",
                "RELEASE-4.7.1 | 4.7.1 | 4.6-4.9 |",
                "xen_version            : 4.7.1 | 4.7.1 | 4.6-4.9 |",
                "xen_major : 4 xen_minor : 7 xen_extra : .1 | 4.7.1 | 4.6-4.9 |",
                "xen_major              : 4  xen_minor  : 17  xen_extra : . | 4.17. | 4.17.7+, 4.18.6+ | <SERIES>; "
                        + "possible rows: 4.13-4.18, 4.17.5+, 4.18.3+, 4.17.7+, 4.18.6+",
                "(XEN) Xen version 4.14.5 (mockbuild@[unknown]) (gcc (GCC) 10.3.1 20210422 (Red Hat 10.3.1-1)) "
                        + "debug=n  Wed Aug 24 00:00:00 UTC 2022 | 4.14.5 | 4.13-4.18 |",
                "4.2.amazon | 4.2.amazon | 4.2.4+ | Amazon's own build: its patches are not known, and a column can be "
                        + "set",
                "'DMI: Xen HVM domU, BIOS 4.2.amazon 08/24/2006' | 4.2.amazon | 4.2.4+ | Amazon's own build: its "
                        + "patches are not known, and a column can be set",
                "Xen version 4.2. | 4.2. | 4.2.4+ | <SERIES>; possible rows: 4.2.0-4.2.3, 4.2.4+",
                "4.2 | 4.2 | 4.2.4+ | <SERIES>; possible rows: 4.2.0-4.2.3, 4.2.4+",
                "4.2.0 | 4.2.0 | 4.2.0-4.2.3 |",
                "4.19 | 4.19 | 4.19 and later |",
                "Xen version 4.17. | 4.17. | 4.17.7+, 4.18.6+ | <SERIES>; possible rows: 4.13-4.18, "
                        + "4.17.5+, 4.18.3+, 4.17.7+, 4.18.6+",
                "xen-hypervisor-4.17-amd64 | 4.17-amd64 | 4.17.7+, 4.18.6+ | <SERIES>; possible rows: "
                        + "4.13-4.18, 4.17.5+, 4.18.3+, 4.17.7+, 4.18.6+",
                "'xen-hypervisor-4.17-amd64\t4.17.5+23-ga4e5191dc0-1' | 4.17.5+23-ga4e5191dc0-1 | 4.17.5+, 4.18.3+ "
                        + "| <OWN>",
                "'xen\txen-hypervisor-4.17-amd64\t4.17.5+23-ga4e5191dc0-1' | 4.17.5+23-ga4e5191dc0-1 | 4.17.5+, "
                        + "4.18.3+ | <OWN>",
                "'Package: xen-hypervisor-4.8-amd64\nVersion: 4.8.1-1+deb9u3' | 4.8.1-1+deb9u3 | 4.6-4.9 | <OWN>",
                "'ii  xen-hypervisor-4.8-amd64  4.8.1-1+deb9u3  amd64  Xen Hypervisor on AMD64' | 4.8.1-1+deb9u3 | "
                        + "4.6-4.9 | <OWN>",
                "4.8.5.final+shim4.10.4-1+deb9u12 | 4.8.5.final+shim4.10.4-1+deb9u12 | 4.6-4.9 | <OWN>",
                "4.9-rc | 4.9-rc | 4.6-4.9 |",
                "4.19.0-rc2 | 4.19.0-rc2 | 4.19 and later |",
                "4.19-unstable | 4.19-unstable | 4.19 and later"
                        + " | a tree on its way to that release: what it brought may be missing; possible rows: "
                        + "4.13-4.18, 4.17.5+, 4.18.3+, 4.17.7+, 4.18.6+, 4.19 and later",
                "4.17.5-pre | 4.17.5-pre | 4.17.5+, 4.18.3+"
                        + " | a tree on its way to that release: what it brought may be missing; possible rows: "
                        + "4.13-4.18, 4.17.5+, 4.18.3+"
            })
    void xen(String text, String name, String row, String note) {
        reads(XenRules.TABLE, text, name, row, note);
    }

    private static void reads(Table table, String text, String name, String row, String note) {
        VersionReading reading = table.read(text);
        assertEquals(List.of(name, row), List.of(reading.name(), reading.row().label()));
        assertEquals(note == null ? "" : whole(note), reading.row().reading());
        // what is kept in a file or a run string must have the same row again
        VersionReading again = table.read(reading.name());
        assertEquals(reading, again);
        assertEquals(reading.row().reading(), again.row().reading());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "4.x",
                "4.10.x",
                "-1",
                "4..10",
                "four",
                "4.10.1.2.3",
                "123456.1",
                "4.10-",
                "vv4",
                "4",
                "4.10;5",
                "QEMU 2.5",
                "Xen 4.7",
                "next-20170220"
            })
    void whatIsNoKernelIsRefusedInOneSentence(String typed) {
        assertEquals(
                "Linux version \"" + typed
                        + "\" is not a version; expected a number such as 4.10, 2.6.37-rc4 or 4.9.30, or what uname "
                        + "-r prints",
                refusal(LinuxRules.TABLE, typed));
    }

    @Test
    void everyProductHasExamplesOfItsOwn() {
        assertEquals(
                "QEMU version \"2\" is not a version; expected a number such as 2.5, 2.5.1 or 2.6.0-rc1, or what "
                        + "qemu-system-x86_64 --version prints",
                refusal(QemuRules.TABLE, "2"));
        assertEquals(
                "Xen version \"Linux 4.10\" is not a version; expected a number such as 4.7, 4.7.1 or 4.19.0-rc2, "
                        + "or the xen_version of xl info",
                refusal(XenRules.TABLE, "Linux 4.10"));
        String sentence = refusal(XenRules.TABLE, "x ".repeat(100));
        assertTrue(sentence.length() < 200 && sentence.contains("...\""), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Linux | 2.6.36 | Linux 2.6.36 is not modelled: HVM pirqs came with 2.6.37-rc1",
                "Linux | 2.6.32-754.el6.x86_64 | Linux 2.6.32-754.el6.x86_64 is not modelled: HVM pirqs came with "
                        + "2.6.37-rc1",
                "Linux | 4.11-rc0 | Linux 4.11-rc0 does not exist: candidates begin with -rc1; a tree of the merge "
                        + "window has the row of the release before or of -rc1",
                "Linux | #100-Ubuntu SMP Wed May 17 2017 | Linux version \"#100-Ubuntu SMP Wed May 17 2017\" "
                        + "is what uname -v prints, which names no release; expected what uname -r prints",
                "QEMU | 1.0 | QEMU 1.0 is not modelled: it has passed PCI devices to Xen guests since 1.2; "
                        + "qemu-xen-traditional, which did so before, has no row "
                        + "(its calls are those of 1.2, its lines have other words)",
                "QEMU | 1.1.2 | QEMU 1.1.2 is not modelled: it has passed PCI devices to Xen guests since 1.2; "
                        + "qemu-xen-traditional, which did so before, has no row "
                        + "(its calls are those of 1.2, its lines have other words)",
                "QEMU | qemu-xen-traditional | QEMU version \"qemu-xen-traditional\" is not modelled: it has passed "
                        + "PCI devices to Xen guests since 1.2; qemu-xen-traditional, which did so before, has no row "
                        + "(its calls are those of 1.2, its lines have other words)",
                "QEMU | 'qemu\tqemu-xen-traditional' | QEMU version \"qemu qemu-xen-traditional\" is not modelled: "
                        + "it has passed PCI devices to Xen guests since 1.2; qemu-xen-traditional, which did so "
                        + "before, has no row "
                        + "(its calls are those of 1.2, its lines have other words)",
                "QEMU | qemu-xen-4.7.1 | QEMU version \"qemu-xen-4.7.1\" names Xen's own QEMU tree by a release of "
                        + "Xen; expected what its qemu-system-i386 --version prints",
                "Xen | 4.1 | Xen 4.1 is not modelled: PHYSDEVOP_get_free_pirq came with 4.1, and of 4.1 only 4.1.3 "
                        + "and later are modelled",
                "Xen | 4.1.2 | Xen 4.1.2 is not modelled: PHYSDEVOP_get_free_pirq came with 4.1, and of 4.1 only "
                        + "4.1.3 and later are modelled",
                "Xen | 3.4 | Xen 3.4 is not modelled: PHYSDEVOP_get_free_pirq came with 4.1, and of 4.1 only 4.1.3 "
                        + "and later are modelled"
            })
    void whatHasNoRowIsRefusedWithTheReason(String product, String typed, String sentence) {
        Table table = List.of(LinuxRules.TABLE, QemuRules.TABLE, XenRules.TABLE).stream()
                .filter(t -> t.product().equals(product))
                .findFirst()
                .orElseThrow();
        assertEquals(sentence, refusal(table, typed));
    }

    /** Who asks for a guest that is not modelled is told so; a name that only looks like it is read. */
    @ParameterizedTest
    @CsvSource({
        "dom0, true",
        "Domain-0, true",
        "pv, true",
        "xen pv guest, true",
        "PVH, true",
        "6.1-pv, true",
        "4.19.0 dom0 kernel, true",
        "'[    0.000000] Booting paravirtualized kernel on Xen', true",
        "'[    0.000000] Booting kernel on Xen PVH', true",
        "5.15.30-2-pve, false",
        "6.1.0-13-amd64, false",
        "4.10.0-pvops, false"
    })
    void guestsThatAreNotModelledAreRefusedInOneSentence(String typed, boolean other) {
        if (other) {
            String sentence = "names no release; PV and PVH guests and dom0 are not modelled: every guest is HVM";
            assertTrue(refusal(LinuxRules.TABLE, typed).contains(sentence), refusal(LinuxRules.TABLE, typed));
            assertTrue(refusal(XenRules.TABLE, typed).contains(sentence), refusal(XenRules.TABLE, typed));
        } else {
            assertEquals(typed, LinuxRules.TABLE.read(typed).name());
        }
    }

    @Test
    void versionsKeepTheWordAndTheNote() {
        Versions versions = Versions.of("Ubuntu 4.8.0-41.44-generic 4.8.17", "QEMU 2.5", "xen_version : 4.7.1");
        assertEquals(
                "Linux 4.8.17-ubuntu-4.8.0-41.44-generic (4.6-4.8), QEMU 2.5 (2.5), Xen 4.7.1 (4.6-4.9)",
                versions.text());
        assertEquals(List.of("Linux 4.8.17-ubuntu-4.8.0-41.44-generic: " + SIGNATURE + BACKPORT), versions.readings());
        assertEquals(
                versions.readings(), versions.with("linux", "reuse", "list").readings());
        assertEquals(
                List.of("QEMU 2.8+dfsg-6: " + OWN),
                versions.withLinux("v4.10")
                        .withQemu("1:2.8+dfsg-6")
                        .withXen("RELEASE-4.6.0")
                        .readings());
    }

    private static String whole(String note) {
        return note.replace("<FROZEN>", FROZEN)
                .replace("<OWN>", OWN)
                .replace("<BACKPORT>", BACKPORT)
                .replace("<SIGNATURE>", SIGNATURE)
                .replace("<UBUNTU>", UBUNTU)
                .replace("<STABLE>", STABLE)
                .replace("<TREE>", TREE)
                .replace("<SERIES>", SERIES)
                .replace("<SAME_DAY>", SAME_DAY);
    }

    private static String refusal(Table table, String typed) {
        return assertThrows(VersionException.class, () -> table.read(typed)).getMessage();
    }

    /** Trees of qemu-xen have numbers of releases: what a note says to set can be set. */
    @ParameterizedTest
    @CsvSource({"1.6.2, 2", "2.0.2, 4", "2.2.1, 3", "2.4.1, 3", "2.4.0, 0", "2.5.1, 0"})
    void aNumberOfQemuXenIsNotedWithColumnsThatCanBeSet(String version, int columns) {
        VersionRow row = QemuRules.TABLE.row(version);
        List<MatchResult> told = Pattern.compile("qemu\\.([\\w-]+)=([\\w-]+)")
                .matcher(row.reading())
                .results()
                .toList();
        assertEquals(columns, told.size(), row.reading());
        for (MatchResult column : told) {
            assertNotEquals(column.group(2), row.value(column.group(1)));
            assertEquals(
                    column.group(2), row.with(column.group(1), column.group(2)).value(column.group(1)));
        }
    }
}
