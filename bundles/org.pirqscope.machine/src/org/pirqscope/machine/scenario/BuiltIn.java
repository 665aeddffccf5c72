package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.text.Quoted;
import org.pirqscope.machine.version.Versions;

/** The scenarios that Pirqscope ships: the story of commit c74fd80f2f41, and the ways around it that fail as well. */
public final class BuiltIn {

    private static final Versions BUG = Versions.of("4.10", "2.5", "4.7");
    private static final List<Scenario> ALL = List.of(
            plain(
                    "one-controller",
                    "One controller, two vectors: with QEMU 2.1 and later it works on every kernel, but 2.6.37 and "
                            + "2.6.38 lose a second enable.",
                    List.of(nvme(0, 2)),
                    ""),
            plain(
                    "stale-pirq",
                    "The 2017 bug: nvme1 gets the pirq that nvme0's first setup gave back, and nvme0 re-uses it.",
                    List.of(nvme(0, 2), nvme(1, 2)),
                    "nvme0*X nvme1*U nvme0*U nvme1*act"),
            plain(
                    "commit-story-a",
                    "All controllers set up one vector, give it back, then set up all: nvme1 re-uses nvme0's second "
                            + "pirq and cannot bind it.",
                    List.of(nvme(0, 2), nvme(1, 2)),
                    "nvme0*U nvme1*U nvme0*X nvme1*X nvme0*B nvme0*B nvme1*B nvme0*act nvme1*act"),
            plain(
                    "commit-story-b",
                    "The same, but nvme1 binds first and steals the event channel of nvme0's second vector.",
                    List.of(nvme(0, 2), nvme(1, 2)),
                    "nvme0*U nvme1*U nvme0*X nvme1*X nvme0*B nvme0*B nvme1*B nvme1*U nvme0*act"),
            plain(
                    "sequential-reload",
                    "Load A, unload A, load B, load A: fails without any concurrency.",
                    List.of(nvme(0, 2).withScript(Act.LOAD, Act.UNLOAD, Act.LOAD), nvme(1, 2)),
                    "nvme0*act nvme0*act nvme1*act nvme0*act"),
            plain(
                    "reload-loop",
                    "One driver loaded and unloaded, or removed when it is dead, ten times: what comes back, and "
                            + "what does not.",
                    List.of(nvme(0, 2).withScript(loop(10))),
                    ""),
            plain(
                    "msi-reload",
                    "One device with MSI only, loaded, unloaded, loaded again.",
                    List.of(msi(0, true).withScript(Act.LOAD, Act.UNLOAD, Act.LOAD)),
                    ""),
            plain(
                    "msi-reuse",
                    "Two MSI devices: QEMU maps the kept number again, and two of its entries hold one pirq.",
                    List.of(msi(0, true), msi(1, true)),
                    "nvme0*X nvme0*S nvme1*C"),
            plain(
                    "exhaustion",
                    "One controller that wants 64 vectors of a pool of 32: the retry leaks what the first try got.",
                    List.of(new Controller(
                            "nvme0", "0000:00:04.0", 129, new Msi(true, true, false), true, 64, List.of(Act.LOAD))),
                    ""),
            plain(
                    "i3.16xlarge",
                    "Eight controllers, 64 CPUs, the default pool of 32 pirqs.",
                    IntStream.range(0, 8).mapToObj(i -> nvme(i, 64)).toList(),
                    ""),
            kexec(),
            destroy(),
            plain(
                            "emulated-leak",
                            "A device that QEMU emulates, loaded and unloaded twelve times: nobody ever unmaps its "
                                    + "pirqs, and when all 32 are gone the driver falls back to INTx.",
                            List.of(nvme(0, 2).withScript(reloads(12)).withEmulated(true)),
                            "")
                    .withVersions(Versions.of("6.1", "7.2", "4.17")),
            plain(
                    "moved-bar",
                    "The BAR with the MSI-X table is moved while it is enabled: QEMU unbinds and binds again, Xen "
                            + "masks at the bind, and nobody binds an event channel anew.",
                    List.of(new Controller(
                                    "eth0", "0000:00:04.0", 3, Msi.NONE, false, 3, List.of(Act.LOAD, Act.MOVE_BAR))
                            .withDriver(Drivers.IXGBEVF)),
                    ""),
            plain(
                    "resume-msi",
                    "The PCI core writes the cached message at resume, with MSI off: QEMU unmaps the pirq and maps it "
                            + "again, and its event channel is no longer that of a passed-through irq.",
                    List.of(new Controller(
                                    "eth0",
                                    "0000:00:04.0",
                                    0,
                                    new Msi(true, true, false),
                                    true,
                                    1,
                                    List.of(Act.LOAD, Act.SUSPEND, Act.RESUME))
                            .withDriver(Drivers.R8169)),
                    ""),
            plain(
                            "hvm-pirq-off",
                            "Xen 4.19 offers no HVM pirqs: the guest uses vectors, no number is ever decoded from a "
                                    + "message.",
                            List.of(nvme(0, 2), nvme(1, 2)),
                            "nvme0*X nvme1*U")
                    .withVersions(Versions.of("4.10", "2.5", "4.19")));

    private BuiltIn() {}

    /** All of them, in the order of the menu. */
    public static List<Scenario> all() {
        return ALL;
    }

    /**
     * That many equal NVMe controllers, each asking for that many vectors, on the versions of the bug: {@code 2x2}.
     * Eight by 64 at most.
     */
    public static Scenario equal(int controllers, int vectors) {
        return plain(
                controllers + "x" + vectors,
                "Equal controllers, for exploration.",
                IntStream.range(0, controllers)
                        .mapToObj(i -> Controller.msix(
                                "nvme" + i, "0000:00:%02x.0".formatted(4 + i), Math.max(13, vectors), vectors))
                        .toList(),
                "");
    }

    /**
     * The one with that name, or {@link #equal} for {@code 2x2}. @throws ScenarioException if there is none, naming
     * those that exist
     */
    public static Scenario named(String name) {
        if (name.matches("[1-8]x([1-9]|[1-5]\\d|6[0-4])")) {
            return equal(name.charAt(0) - '0', Integer.parseInt(name.substring(2)));
        }
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ScenarioException(
                        "",
                        0,
                        0,
                        "there is no built-in scenario " + Quoted.of(name) + "; there are "
                                + String.join(
                                        ", ", ALL.stream().map(Scenario::name).toList())));
    }

    private static Controller nvme(int i, int vectors) {
        return Controller.msix("nvme" + i, "0000:00:%02x.0".formatted(4 + i), vectors > 13 ? 129 : 13, vectors);
    }

    private static Controller msi(int i, boolean is64) {
        return new Controller(
                "nvme" + i,
                "0000:00:%02x.0".formatted(4 + i),
                0,
                new Msi(true, is64, false),
                true,
                1,
                List.of(Act.LOAD));
    }

    private static Act[] loop(int times) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            acts.add(Act.LOAD);
            acts.add(Act.UNLOAD);
            acts.add(Act.REMOVE_DEAD);
        }
        return acts.toArray(new Act[0]);
    }

    private static Act[] reloads(int times) {
        return IntStream.range(0, 2 * times)
                .mapToObj(i -> i % 2 == 0 ? Act.LOAD : Act.UNLOAD)
                .toArray(Act[]::new);
    }

    private static Scenario plain(String name, String note, List<Controller> controllers, String schedule) {
        return new Scenario(name, note, BUG, Pool.DEFAULT, controllers, List.of(), turns(schedule));
    }

    private static Scenario kexec() {
        return new Scenario(
                "kexec",
                "The second kernel finds the first one's message, but no irq that answers for it: it allocates.",
                BUG,
                Pool.DEFAULT,
                List.of(nvme(0, 2)),
                List.of(new Scenario.Event("kexec", Scenario.Event.Kind.KEXEC)),
                turns("nvme0*act kexec nvme0*act"));
    }

    private static Scenario destroy() {
        Scenario reuse = plain(
                "destroy",
                "What a destroyed domain leaves: Xen frees all that was mapped, but not the Xen irq of a map that it "
                        + "answered with 0 although the pirq was taken. The host is short of it.",
                List.of(msi(0, true), msi(1, true)),
                "nvme0*X nvme0*S nvme1*C nvme0*act nvme1*act destroy");
        return new Scenario(
                reuse.name(),
                reuse.note(),
                reuse.versions(),
                reuse.pool(),
                reuse.controllers(),
                List.of(new Scenario.Event("destroy", Scenario.Event.Kind.DESTROY)),
                reuse.schedule());
    }

    private static List<Turn> turns(String text) {
        List<Turn> turns = new ArrayList<>();
        for (String turn : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] halves = turn.split("\\*");
            turns.add(new Turn(
                    halves[0], Turn.extent(halves.length == 1 ? "1" : halves[1]).orElseThrow()));
        }
        return List.copyOf(turns);
    }
}
