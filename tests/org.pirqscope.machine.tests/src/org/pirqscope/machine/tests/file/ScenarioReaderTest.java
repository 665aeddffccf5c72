package org.pirqscope.machine.tests.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.run.RunString;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScenarioReader;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.scenario.Turn;

/** What a scenario file may say, and what is said about one that cannot be read. */
class ScenarioReaderTest {

    private static final String GOOD = """
            name: two controllers
            note: "from a test"
            versions: {linux: "4.10", qemu: "2.5", xen: "4.7"}
            what-if: {qemu: {latch: "yes"}}
            pool: {nr_irqs_gsi: 48, extra_guest_irqs: 16, first_guest_irq: 70, first_port: 20, xen_irqs: 9}
            controllers:
              - {name: nvme0, bdf: "0000:00:04.0", msi-x: 8, vectors: 2, script: [load, unload*2, remove-dead]}
              - {name: nvme1, bdf: "00:05.1", msi: {64bit: false, maskable: true}, intx: false,
                 device: {ids: "144d:a809", msi: 0x50, msi-x: 0xB0, vector-table: BAR=0 offset=00003000, pba: BAR=4 offset=fffffff8}}
            events: [{name: boot, kind: reboot}]
            schedule: [nvme0*3, nvme1, boot]
            """;

    private static ScenarioException fails(String text) {
        return assertThrows(ScenarioException.class, () -> ScenarioReader.read(text, "a.yaml"));
    }

    @Test
    void everyKeyIsRead() {
        Scenario scenario = ScenarioReader.read(GOOD, "a.yaml");
        assertEquals("two controllers", scenario.name());
        assertEquals("from a test", scenario.note());
        assertEquals(new Pool(48, 16, 70, 20, 9), scenario.pool());
        assertEquals(List.of("latch"), scenario.versions().qemuRow().changed());
        assertEquals(
                new Controller(
                        "nvme0",
                        "0000:00:04.0",
                        8,
                        Controller.Msi.NONE,
                        true,
                        2,
                        List.of(Act.LOAD, Act.UNLOAD, Act.UNLOAD, Act.REMOVE_DEAD)),
                scenario.controllers().get(0));
        assertEquals(
                new Controller(
                        "nvme1",
                        "00:05.1",
                        0,
                        new Controller.Msi(true, false, true),
                        false,
                        1,
                        List.of(Act.LOAD),
                        new RealDevice(
                                "144d:a809",
                                0x50,
                                0xb0,
                                RealDevice.Bar.at(0, 0x3000),
                                RealDevice.Bar.at(4, 0xfffffff8L))),
                scenario.controllers().get(1));
        assertEquals(List.of(new Scenario.Event("boot", Scenario.Event.Kind.REBOOT)), scenario.events());
        assertEquals(List.of(new Turn("nvme0", 3), new Turn("nvme1", 1), new Turn("boot", 1)), scenario.schedule());
        assertEquals(scenario, ScenarioReader.read(ScenarioWriter.write(scenario), "b.yaml"));
    }

    @Test
    void theKeysOfIntxAreRead() {
        Scenario scenario = ScenarioReader.read(
                GOOD.replace("xen_irqs: 9", "boot_gsis: [9, 24]")
                        .replace("msi-x: 8,", "msi-x: 8, machine-irq: 20,")
                        .replace("kind: reboot", "kind: boot"),
                "a.yaml");
        assertEquals(List.of(9, 24), scenario.pool().bootGsis());
        assertEquals(20, scenario.controllers().get(0).machineIrq());
        assertTrue(scenario.fromBoot());
        assertEquals(scenario, ScenarioReader.read(ScenarioWriter.write(scenario), "b.yaml"));
    }

    @Test
    void aDriverRunsOnOneOfTheVcpus() {
        Scenario scenario = ScenarioReader.read(
                GOOD.replace("xen_irqs: 9", "vcpus: 2").replace("msi-x: 8,", "msi-x: 8, vcpu: 1,"), "a.yaml");
        assertEquals(1, scenario.controllers().getFirst().vcpu());
        assertEquals(0, scenario.controllers().getLast().vcpu());
        assertEquals(scenario, ScenarioReader.read(ScenarioWriter.write(scenario), "b.yaml"));
        assertTrue(fails(GOOD.replace("xen_irqs: 9", "vcpus: 2").replace("msi-x: 8,", "msi-x: 8, vcpu: 2,"))
                .getMessage()
                .contains("vcpu is \"2\"; the guest has vCPUs 0 to 1 unless vcpus of the pool says more"));
    }

    /** Its functions have one GSI, which has one irq of the machine; an emulated device has none. */
    @Test
    void aSlotHasOneMachineIrq() {
        String second = GOOD.replace("msi-x: 8,", "msi-x: 8, machine-irq: 20,")
                .replace("00:05.1", "00:04.1")
                .replace("intx: false", "machine-irq: 21");
        assertTrue(fails(second).getMessage().contains("nvme1 and nvme0 are functions of one slot"));
        assertTrue(fails(GOOD.replace("msi-x: 8", "emulated: true, machine-irq: 20"))
                .getMessage()
                .contains("machine-irq is of a device that QEMU emulates; only INTx of a device that is passed"));
    }

    @Test
    void whatIsLeftOutHasADefault() {
        Scenario scenario = ScenarioReader.read(
                "versions: {linux: 4.11, qemu: 2.5, xen: 4.7}\ncontrollers: [{name: a, bdf: \"00:04.0\", msi-x: 5}]\n",
                "dir/my file.yml");
        assertEquals("my file", scenario.name());
        assertEquals(Pool.DEFAULT, scenario.pool());
        assertEquals(5, scenario.controllers().getFirst().vectors());
        assertEquals(List.of(), scenario.schedule());
    }

    /** A piece of the good file, what replaces it, and where and how that is blamed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: two controllers | name: 'a/b' | 1:7 | name must be 1 to 100",
                "name: two controllers | nome: x | 1:1 | \"nome\" is not a key of a scenario; allowed: name, note, "
                        + "versions",
                "note: \"from a test\" | guest: pv | 2:1 | \"guest\" is not a key of a scenario; PV and PVH guests and "
                        + "dom0 are not modelled",
                "note: \"from a test\" | stubdom: yes | 2:1 | \"stubdom\" is not a key of a scenario; a device "
                        + "model in a stub domain is a setting of Xen's table: what-if: {xen: {stub-domain: yes}}",
                "note: \"from a test\" | builder: generic | 2:1 | \"builder\" is not a key of a scenario; PV and PVH "
                        + "guests and dom0 are not modelled",
                "linux: \"4.10\" | linux: dom0 | 3:19 | Linux version \"dom0\" names no release; PV and PVH guests",
                "note: \"from a test\" | name: again | 2:1 | key \"name\" stands twice",
                "note: \"from a test\" | note: [1] | 2:7 | note must be a single value",
                "linux: \"4.10\" | linux: \"four\" | 3:19 | Linux version \"four\" is not a version",
                "linux: \"4.10\" | linux: \"2.4\" | 3:19 | Linux 2.4 is not modelled",
                "qemu: \"2.5\" | qemu: \"0.9\" | 3:33 | QEMU 0.9 is not modelled",
                "xen: \"4.7\"} | } | 3:11 | versions has no xen",
                "latch: \"yes\" | latch: maybe | 4:25 | QEMU column latch cannot be \"maybe\"; allowed: no, yes",
                "latch: \"yes\" | lash: \"yes\" | 4:24 | QEMU has no column \"lash\"",
                "what-if: {qemu: | what-if: {bochs: | 4:11 | \"bochs\" is not a key of what-if; allowed: "
                        + "linux, qemu, xen",
                "nr_irqs_gsi: 48 | nr_irqs_gsi: 8 | 5:21 | nr_irqs_gsi is \"8\"; allowed: a number from 16 to 1024",
                "extra_guest_irqs: 16 | extra_guest_irqs: lots | 5:43 | extra_guest_irqs is \"lots\"; allowed: a "
                        + "number from 0 to 16384",
                "xen_irqs: 9 | xen_irqs: 0 | 5:94 | xen_irqs is \"0\"; allowed: a number from 1 to 16384",
                "name: nvme1 | name: nvme0 | 8:12 | controller name \"nvme0\" must be a letter with at most 39",
                "name: nvme1 | name: 1nvme | 8:12 | controller name \"1nvme\" must be",
                "\"00:05.1\" | \"5.1\" | 8:24 | bdf is \"5.1\"; expected DOMAIN:BUS:SLOT.FUNCTION",
                "msi-x: 8 | msi-x: 4096 | 7:47 | msi-x is \"4096\"; allowed: a number from 0 to 2048",
                "vectors: 2 | vectors: 0 | 7:59 | vectors is \"0\"; allowed: a number from 1 to 2048",
                "unload*2 | jump | 7:77 | script has \"jump\"; allowed: load, unload, remove-dead, unplug, reset, "
                        + "move-bar, suspend, resume, affinity, each with *TIMES",
                "unload*2 | suspend | 7:70 | nvme0 has remove-dead after suspend; resume follows suspend, "
                        + "and nothing else does",
                "unload*2 | load*0 | 7:77 | script has \"load*0\"",
                "64bit: false | 64bit: maybe | 8:48 | 64bit is \"maybe\"; allowed: true, false",
                "intx: false | intx: no | 8:78 | intx is \"no\"; allowed: true, false",
                "ids: \"144d:a809\" | ids: samsung | 9:20 | ids is \"samsung\"; expected VENDOR:DEVICE in hex such "
                        + "as 144d:a809",
                "msi: 0x50 | msi: 50 | 9:38 | msi is \"50\"; allowed: a hex number from 0x01 to 0xff",
                "msi-x: 0xB0 | msi-x: 0x100 | 9:51 | msi-x is \"0x100\"; allowed: a hex number from 0x01 to 0xff",
                "msi-x: 0xB0 | msi-x: 0x0 | 9:51 | msi-x is \"0x0\"; allowed: a hex number",
                "vector-table: BAR=0 | vector-table: BAR=8 | 9:71 | vector-table is \"BAR=8 offset=00003000\"; "
                        + "expected BAR=BIR offset=HEX such as BAR=0 offset=00003000",
                "vector-table: BAR=0 | vector-table: BAR=6 | 9:71 | vector-table is \"BAR=6 offset=00003000\"; "
                        + "expected BAR=BIR offset=HEX such as BAR=0 offset=00003000",
                "pba: BAR=4 offset=f | pba: BAR=4 offset=ff | 9:99 | pba is \"BAR=4 offset=ffffffff8\"; expected",
                "pba: BAR | bar: BAR | 9:94 | \"bar\" is not a key of a device; allowed: ids, msi-x, vector-table, "
                        + "pba, msi",
                "name: boot | name: guest | 10:17 | name \"guest\" is that of a layer; expected a name of its own",
                "kind: reboot | kind: unbind | 10:29 | kind is \"unbind\"; a second thread that binds or unbinds",
                "kind: reboot | kind: halt | 10:29 | kind is \"halt\"; allowed: kexec, reboot",
                "kind: reboot} | kind: boot}, {name: b, kind: boot} | 10:52 | the domain starts once; there is an "
                        + "event of kind boot already",
                "xen_irqs: 9 | boot_gsis: [9, 48] | 5:99 | boot_gsis has \"48\"; allowed: numbers from "
                        + "0 to 47, each once",
                "xen_irqs: 9 | vcpus: 0 | 5:91 | vcpus is \"0\"; allowed: a number from 1 to 128",
                "xen_irqs: 9 | boot_gsis: [9, 9] | 5:99 | boot_gsis has \"9\" twice; allowed",
                "msi-x: 8 | machine-irq: 48 | 7:53 | machine-irq is \"48\"; allowed: a number from 1 to 47",
                "msi-x: 8 | vcpu: 1 | 7:46 | vcpu is \"1\"; the guest has one vCPU unless vcpus of the pool says more",
                "intx: false | intx: false, machine-irq: 20 | 8:98 | machine-irq is of a device without INTx; only",
                "name: boot | name: nvme0 | 10:17 | event name \"nvme0\" must be a word",
                "[nvme0*3, nvme1, boot] | [nvme7] | 11:12 | schedule has \"nvme7\"; allowed: NAME, NAME*COUNT, "
                        + "NAME*STEP (such as Q) or NAME*act with one of nvme0, nvme1, boot",
                "[nvme0*3, nvme1, boot] | [nvme0*x] | 11:12 | schedule has \"nvme0*x\"",
                "[nvme0*3, nvme1, boot] | nvme0 | 11:11 | schedule must be a list",
            })
    void anErrorNamesThePlaceWhatWasReadAndWhatIsAllowed(String good, String bad, String place, String words) {
        assertTrue(GOOD.contains(good.strip()), good);
        ScenarioException e = fails(GOOD.replace(good.strip(), bad.strip()));
        assertTrue(e.getMessage().startsWith("a.yaml:" + place.strip() + ": "), e.getMessage());
        assertTrue(e.getMessage().contains(words.strip()), e.getMessage());
        assertEquals("a.yaml", e.file());
        assertEquals(place.strip(), e.line() + ":" + e.column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty",
                "- a | a scenario must be a mapping",
                "name: x | the scenario has no versions",
                "'a: [' | not YAML",
                "'{[1]: 2}' | a key of a scenario must be a word",
                "'controllers: []' | no controllers"
            })
    void aFileThatIsNoScenarioIsRefused(String text, String words) {
        assertTrue(
                fails(text).getMessage().contains(words) || words.equals("the scenario has no versions"),
                fails(text).getMessage());
    }

    /** What the reader of YAML says without a place, or in words of its own. */
    @Test
    void aFileThatIsNoYamlIsRefusedAtItsPlace() {
        assertEquals(
                "a.yaml:2:7: not YAML: the character U+001B; expected printable text",
                fails("name: x\nnote: \u001b[31m\n").getMessage());
        assertEquals(
                "a.yaml:1:1: not YAML: the character U+0000; expected printable text",
                fails("\0\0").getMessage());
        assertEquals(
                "a.yaml:2:3: not YAML: the character U+FFFF; expected printable text",
                fails("a:\n\ud83d\ude00 \uffff").getMessage());
        assertEquals(
                "a.yaml: is YAML 9.9; expected YAML 1.2",
                fails("%YAML 9.9\n---\n" + GOOD).getMessage());
        int lines = (int) GOOD.lines().count();
        assertEquals(
                "a.yaml:" + (lines + 2) + ":1: a second document begins here; a file has one scenario",
                fails(GOOD + "---\n" + GOOD).getMessage());
        assertEquals(
                "a.yaml: longer than 3,000,000 characters, the limit",
                fails(GOOD + "#".repeat(3_000_000)).getMessage());
    }

    @Test
    void sixteenControllersAreTooMany() {
        StringBuilder text = new StringBuilder("versions: {linux: 4.11, qemu: 2.5, xen: 4.7}\ncontrollers:\n");
        for (int i = 0; i < 16; i++) {
            text.append("  - {name: n").append(i).append(", bdf: \"00:04.0\"}\n");
        }
        assertTrue(fails(text.toString()).getMessage().contains("there are 16 controllers; allowed: 1 to 15"));
    }

    @Test
    void deepNestingIsRefusedToo() {
        fails("[".repeat(100_000));
    }

    @Test
    void damagedFilesNeverFailInAnyOtherWay() {
        List<String> seeds = new java.util.ArrayList<>(List.of(GOOD));
        BuiltIn.all().forEach(scenario -> seeds.add(ScenarioWriter.write(scenario)));
        for (long seed = 1; seed <= 800; seed++) {
            Random random = new Random(seed);
            String text = damaged(seeds.get(random.nextInt(seeds.size())), random);
            try {
                Scenario scenario = ScenarioReader.read(text, "fuzz.yaml");
                assertEquals(
                        scenario, ScenarioReader.read(ScenarioWriter.write(scenario), "fuzz.yaml"), "seed " + seed);
            } catch (ScenarioException e) {
                assertTrue(e.getMessage().startsWith("fuzz.yaml:"), "seed " + seed + ": " + e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ":\n" + text, e);
            }
        }
    }

    private static String damaged(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        String odd = "{}[]:,\"'*&!|>%@`#-\n\t 0123456789xyz\u0000\ufeff\u00fc\\~?";
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(4)) {
                case 0 -> out.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
                case 1 -> out.deleteCharAt(at);
                case 2 -> out.insert(at, odd.charAt(random.nextInt(odd.length())));
                default -> out.delete(at, Math.min(out.length(), at + random.nextInt(30)));
            }
            if (out.isEmpty()) {
                out.append('x');
            }
        }
        return out.toString();
    }

    @Test
    void aDamagedRunStringIsRefusedInOneSentence() {
        String good = Run.of(BuiltIn.named("stale-pirq")).runString();
        assertTrue(RunString.looksLikeOne(" " + good));
        assertTrue(good.matches("pq2:stale-pirq;4\\.10;2\\.5;4\\.7;0\\*16,1\\*11,0\\*14,1\\*19;[\\w-]{8}"), good);
        String unchecked = good.substring(0, good.length() - 4);
        for (String bad : List.of(
                unchecked.replaceFirst(".$", "x"),
                unchecked.replace("0*16", "7*16"),
                unchecked.replace("0*16", "0*0"),
                unchecked.replace("4.10", "four"),
                unchecked.replace("stale-pirq", "nothing"),
                unchecked.replace("stale-pirq", "+%%%"),
                unchecked.replace("stale-pirq", "+AAAA"))) {
            assertThrows(ScenarioException.class, () -> RunString.open(RunString.checked(bad)), bad);
        }
        for (long seed = 1; seed <= 800; seed++) {
            try {
                RunString.open(RunString.checked("pq2:" + damaged(unchecked.substring(4), new Random(seed))));
            } catch (ScenarioException e) {
                assertTrue(e.getMessage().length() > 10, "seed " + seed);
            }
        }
    }

    /** Of a value over many lines, or a long one, with quotation marks in it or not. */
    @Test
    void whatIsQuotedIsOneLineAtMost() {
        for (String value : List.of(
                "\"" + "x".repeat(5000) + "\"",
                "'a\"" + "b".repeat(200) + "\"" + "c".repeat(500) + "'",
                "|\n" + "  a line\n".repeat(100))) {
            for (String key : List.of(
                    "name",
                    "pool",
                    "schedule",
                    "events",
                    "versions",
                    "no-key",
                    "controllers: [{name",
                    "versions: {linux",
                    "schedule: [",
                    "pool: {xen_irqs",
                    "events: [{kind")) {
                String message = message(key + (key.endsWith("[") ? "" : ": ") + value);
                assertTrue(
                        !message.isEmpty()
                                && message.length() < 300
                                && message.lines().count() == 1,
                        message);
            }
        }
    }

    private static String message(String yaml) {
        try {
            ScenarioReader.read(yaml, "f.yaml");
            return "";
        } catch (ScenarioException refused) {
            return refused.getMessage();
        }
    }

    @Test
    void anUnknownBuiltInIsRefusedWithTheNamesThatThereAre() {
        String message =
                assertThrows(ScenarioException.class, () -> BuiltIn.named("x")).getMessage();
        String names = BuiltIn.all().stream().map(Scenario::name).collect(Collectors.joining(", "));
        assertTrue(message.contains("there are " + names), message);
    }

    @Test
    void aScheduleThatNamesNobodyIsRefused() {
        Scenario scenario = BuiltIn.named("one-controller").withSchedule(List.of(new Turn("nobody", 1)));
        assertEquals(
                "schedule names \"nobody\"; there are nvme0",
                assertThrows(ScenarioException.class, () -> Run.of(scenario)).getMessage());
    }
}
