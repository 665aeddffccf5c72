package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.text.Quoted;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.OtherGuests;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.machine.version.XenRules;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads scenario files (YAML 1.2). */
public final class ScenarioReader {

    private static final List<String> TOP = List.of(
            "name", "note", "versions", "what-if", "pool", "controllers", "events", "schedule", "stop-at", "marks");
    private static final Map<String, String> OTHER_GUESTS = Stream.concat(
                    OtherGuests.KEYS.stream().map(key -> Map.entry(key, OtherGuests.SENTENCE)),
                    OtherGuests.STUB_DOMAIN_KEYS.stream().map(key -> Map.entry(key, OtherGuests.STUB_DOMAIN)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Set<String> SECOND_THREAD = Set.of("bind", "load", "probe", "rescan", "unbind", "unload");
    private static final int MOST_VECTORS = 2048;
    private static final int MOST_ACTS = 50_000;

    private final YamlMap top;

    private ScenarioReader(YamlMap top) {
        this.top = top;
    }

    /** Reads one scenario. @throws ScenarioException naming file, line, column, what was read and what is allowed */
    public static Scenario read(String text, String file) {
        Optional<Node> node = new YamlDocument(text, file).top();
        return read(
                node.orElseThrow(() ->
                        new ScenarioException(file, 1, 1, "the file is empty; expected " + String.join(", ", TOP))),
                file);
    }

    /** Reads what a file's text was composed to. */
    static Scenario read(Node top, String file) {
        return new ScenarioReader(YamlMap.of(file, top, "a scenario", TOP, OTHER_GUESTS)).scenario();
    }

    /**
     * The scenario itself, if a file can hold it. @throws ScenarioException with the reader's sentence and no place, if
     * none can
     */
    public static Scenario checked(Scenario scenario) {
        try {
            return read(ScenarioWriter.write(scenario), "");
        } catch (ScenarioException refused) {
            throw refused.withoutPlace();
        }
    }

    private Scenario scenario() {
        String name = top.text("name", baseName(top.file()));
        if (!name.matches("[\\w .,@+-]{1,100}")) {
            throw top.error(top.at("name"), "name must be 1 to 100 letters, digits, spaces or . , @ + - _");
        }
        Pool pool = pool();
        List<Controller> controllers = controllers(pool);
        List<Scenario.Event> events = events(controllers);
        List<String> actors =
                new ArrayList<>(controllers.stream().map(Controller::name).toList());
        actors.addAll(events.stream().map(Scenario.Event::name).toList());
        return new Scenario(
                name,
                top.text("note", ""),
                versions(),
                pool,
                controllers,
                events,
                schedule(actors),
                stops(),
                BookmarkKeys.read(top));
    }

    private static String baseName(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        String base = name.replaceFirst("\\.ya?ml$", "").replaceAll("[^\\w .,@+-]", "-");
        return base.isEmpty() ? "scenario" : base.substring(0, Math.min(100, base.length()));
    }

    private Versions versions() {
        if (top.at("versions") instanceof MappingNode mapping
                && mapping.getValue().stream().anyMatch(tuple -> tuple.getValueNode() instanceof MappingNode)) {
            throw top.error(
                    top.at("versions"),
                    "a version is a single value; columns of its row are set under what-if, such as what-if: "
                            + "{linux: {reuse: never}}");
        }
        YamlMap map = YamlMap.of(
                top.file(),
                top.has("versions") ? top.at("versions") : missing("versions"),
                "versions",
                List.of("linux", "qemu", "xen"));
        checkVersion(map, "linux", LinuxRules.TABLE);
        checkVersion(map, "qemu", QemuRules.TABLE);
        checkVersion(map, "xen", XenRules.TABLE);
        Versions versions = Versions.of(map.text("linux", ""), map.text("qemu", ""), map.text("xen", ""));
        return top.has("what-if") ? whatIf(versions) : versions;
    }

    private Node missing(String key) {
        throw top.error(top.node(), "the scenario has no " + key);
    }

    private void checkVersion(YamlMap map, String key, Table table) {
        String typed = map.required(key, "versions");
        try {
            table.row(typed);
        } catch (VersionException e) {
            throw map.error(map.at(key), e.getMessage());
        }
    }

    private Versions whatIf(Versions versions) {
        Versions changed = versions;
        YamlMap products = YamlMap.of(top.file(), top.at("what-if"), "what-if", List.of("linux", "qemu", "xen"));
        for (String product : products.keys()) {
            YamlMap columns = YamlMap.of(top.file(), products.at(product), product, List.of());
            for (String column : columns.keys()) {
                try {
                    changed = changed.with(product, column, columns.text(column, ""));
                } catch (VersionException e) {
                    throw columns.error(columns.at(column), e.getMessage());
                }
            }
        }
        return changed;
    }

    private Pool pool() {
        if (!top.has("pool")) {
            return Pool.DEFAULT;
        }
        YamlMap map = YamlMap.of(
                top.file(),
                top.at("pool"),
                "pool",
                List.of(
                        "nr_irqs_gsi",
                        "extra_guest_irqs",
                        "first_guest_irq",
                        "first_port",
                        "xen_irqs",
                        "first_xen_irq",
                        "boot_gsis",
                        "vcpus"));
        Pool base = Pool.DEFAULT;
        int gsis = map.number("nr_irqs_gsi", 16, 1024, base.nrIrqsGsi());
        return new Pool(
                gsis,
                map.number("extra_guest_irqs", 0, 16384, base.extraGuestIrqs()),
                map.number("first_guest_irq", 1, 4096, base.firstGuestIrq()),
                map.number("first_port", 1, 4096, base.firstPort()),
                map.number("xen_irqs", 1, 16384, base.xenIrqs()),
                map.number("first_xen_irq", gsis, 16384, gsis),
                IntxKeys.bootGsis(map),
                map.number("vcpus", 1, 128, 0));
    }

    private List<Controller> controllers(Pool pool) {
        List<Node> nodes = top.list("controllers");
        if (nodes.isEmpty() || nodes.size() > 15) {
            throw top.error(
                    top.at("controllers"),
                    nodes.isEmpty()
                            ? "the scenario has no controllers"
                            : "there are " + nodes.size() + " controllers; allowed: 1 to 15");
        }
        List<Controller> controllers = new ArrayList<>();
        for (Node node : nodes) {
            controllers.add(controller(node, pool, controllers));
        }
        return List.copyOf(controllers);
    }

    // A controller named like a lane of a diagram could not be told from it.
    private static void notALayer(YamlMap map, String name) {
        if (Arrays.stream(Layer.values()).anyMatch(layer -> layer.name().equalsIgnoreCase(name))) {
            throw map.error(
                    map.at("name"), "name " + Quoted.of(name) + " is that of a layer; expected a name of its own");
        }
    }

    private Controller controller(Node node, Pool pool, List<Controller> before) {
        YamlMap map = YamlMap.of(
                top.file(),
                node,
                "a controller",
                List.of(
                        "name",
                        "bdf",
                        "msi-x",
                        "msi",
                        "intx",
                        "machine-irq",
                        "emulated",
                        "driver",
                        "vectors",
                        "vcpu",
                        "script",
                        "device"));
        String name = map.required("name", "the controller");
        notALayer(map, name);
        if (!name.matches("[A-Za-z][\\w-]{0,39}")
                || before.stream().anyMatch(c -> c.name().equals(name))) {
            throw map.error(
                    map.at("name"),
                    "controller name " + Quoted.of(name)
                            + " must be a letter with at most 39 letters, digits, _ or -, and unique");
        }
        String bdf = map.required("bdf", "controller " + name);
        if (!bdf.matches("(?i)([0-9a-f]{4,8}:)?[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]")) {
            throw map.error(
                    map.at("bdf"),
                    "bdf is " + Quoted.of(bdf) + "; expected DOMAIN:BUS:SLOT.FUNCTION such as 0000:00:04.0");
        }
        int table = map.number("msi-x", 0, MOST_VECTORS, 0);
        Msi msi = map.has("msi") ? msi(map) : Msi.NONE;
        Drivers driver = map.has("driver") ? driver(map) : Drivers.ofName(name);
        int vectors = map.number(
                "vectors", driver.least(), Math.min(MOST_VECTORS, driver.most()), Math.max(driver.least(), table));
        List<Act> script = script(map);
        boolean emulated = map.flag("emulated", false);
        ScriptOrder.refusal(name, driver, emulated, script).ifPresent(why -> {
            throw map.error(map.at("script"), why);
        });
        Controller controller = new Controller(
                name,
                bdf,
                table,
                msi,
                map.flag("intx", true),
                vectors,
                script,
                map.has("device") ? device(map.at("device")) : RealDevice.UNKNOWN,
                driver,
                emulated,
                IntxKeys.machineIrq(map, pool),
                VcpuKey.of(map, pool));
        IntxKeys.refuseSecondOfSlot(map, controller, before);
        return controller;
    }

    private static Drivers driver(YamlMap map) {
        String name = map.text("driver", "");
        return Drivers.named(name)
                .orElseThrow(() -> map.error(
                        map.at("driver"),
                        "driver is " + Quoted.of(name) + "; allowed: "
                                + Arrays.stream(Drivers.values())
                                        .map(Drivers::spelling)
                                        .collect(Collectors.joining(", "))
                                + "; once stands for any other"));
    }

    private RealDevice device(Node node) {
        YamlMap map = YamlMap.of(top.file(), node, "a device", List.of("ids", "msi-x", "vector-table", "pba", "msi"));
        String ids = map.text("ids", "");
        if (!ids.isEmpty() && !ids.matches("[0-9a-f]{4}:[0-9a-f]{4}")) {
            throw map.error(
                    map.at("ids"), "ids is " + Quoted.of(ids) + "; expected VENDOR:DEVICE in hex such as 144d:a809");
        }
        return new RealDevice(
                ids, map.hex("msi", 0xff), map.hex("msi-x", 0xff), bar(map, "vector-table"), bar(map, "pba"));
    }

    private Optional<RealDevice.Bar> bar(YamlMap map, String key) {
        if (!map.has(key)) {
            return Optional.empty();
        }
        return Optional.of(RealDevice.Bar.of(map.text(key, ""))
                .orElseThrow(() -> map.error(
                        map.at(key),
                        key + " is " + Quoted.of(map.text(key, ""))
                                + "; expected BAR=BIR offset=HEX such as BAR=0 offset=00003000")));
    }

    private Msi msi(YamlMap map) {
        YamlMap msi = YamlMap.of(top.file(), map.at("msi"), "msi", List.of("64bit", "maskable"));
        return new Msi(true, msi.flag("64bit", true), msi.flag("maskable", false));
    }

    private List<Act> script(YamlMap map) {
        List<Act> acts = new ArrayList<>();
        for (Node node : map.list("script")) {
            acts.addAll(acts(map, node));
            if (acts.size() > MOST_ACTS) {
                throw map.error(node, "the script has more than %,d acts, the limit".formatted(MOST_ACTS));
            }
        }
        return acts.isEmpty() ? List.of(Act.LOAD) : List.copyOf(acts);
    }

    private List<Act> acts(YamlMap map, Node node) {
        String text = map.scalar(node, "script");
        String[] halves = text.split("\\*", 2);
        List<String> allowed = java.util.Arrays.stream(Act.values())
                .map(a -> a.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int index = allowed.indexOf(halves[0].strip());
        int times = halves.length == 1
                ? 1
                : halves[1].strip().matches("\\d{1,4}") ? Integer.parseInt(halves[1].strip()) : 0;
        if (index < 0 || times == 0) {
            throw map.error(
                    node,
                    "script has " + Quoted.of(text) + "; allowed: " + String.join(", ", allowed)
                            + ", each with *TIMES if wanted");
        }
        return java.util.Collections.nCopies(times, Act.values()[index]);
    }

    private List<Scenario.Event> events(List<Controller> controllers) {
        List<Scenario.Event> events = new ArrayList<>();
        for (Node node : top.list("events")) {
            YamlMap map = YamlMap.of(top.file(), node, "an event", List.of("name", "kind"));
            String name = map.required("name", "the event");
            notALayer(map, name);
            if (!name.matches("[A-Za-z][\\w-]{0,39}")
                    || controllers.stream().anyMatch(c -> c.name().equals(name))
                    || events.stream().anyMatch(e -> e.name().equals(name))) {
                throw map.error(
                        map.at("name"),
                        "event name " + Quoted.of(name) + " must be a word of letters, digits, _ or -, and unique");
            }
            Scenario.Event.Kind kind = kind(map);
            if (kind == Scenario.Event.Kind.BOOT
                    && events.stream().anyMatch(event -> event.kind() == Scenario.Event.Kind.BOOT)) {
                throw map.error(map.at("kind"), "the domain starts once; there is an event of kind boot already");
            }
            events.add(new Scenario.Event(name, kind));
        }
        return List.copyOf(events);
    }

    private List<StopPoint> stops() {
        List<StopPoint> stops = new ArrayList<>();
        for (Node node : top.list("stop-at")) {
            if (node instanceof MappingNode) {
                YamlMap map = YamlMap.of(top.file(), node, "a breakpoint", List.of("at", "on"));
                map.required("at", "the breakpoint");
                stops.add(new StopPoint(stop(map.at("at")), map.flag("on", true)));
            } else {
                stops.add(new StopPoint(stop(node), true));
            }
        }
        return List.copyOf(stops);
    }

    private String stop(Node node) {
        String at = top.scalar(node, "stop-at");
        if (!at.matches("\\P{Cntrl}{1,500}")) {
            throw top.error(node, "stop-at has " + Quoted.of(at) + "; expected a breakpoint such as pirq:55");
        }
        return at;
    }

    private Scenario.Event.Kind kind(YamlMap map) {
        return switch (map.required("kind", "the event")) {
            case "kexec" -> Scenario.Event.Kind.KEXEC;
            case "reboot" -> Scenario.Event.Kind.REBOOT;
            case "destroy" -> Scenario.Event.Kind.DESTROY;
            case "grace-period" -> Scenario.Event.Kind.GRACE_PERIOD;
            case "boot" -> Scenario.Event.Kind.BOOT;
            default -> {
                String kind = map.text("kind", "");
                throw map.error(
                        map.at("kind"),
                        "kind is " + Quoted.of(kind)
                                + (SECOND_THREAD.contains(kind)
                                        ? "; a second thread that binds or unbinds a device waits for the first "
                                                + "(device_lock), so that the script of its controller has both"
                                        : "; allowed: kexec, reboot, destroy, grace-period, boot"));
            }
        };
    }

    private List<Turn> schedule(List<String> actors) {
        List<Turn> turns = new ArrayList<>();
        for (Node node : top.list("schedule")) {
            String text = top.scalar(node, "schedule");
            turns.add(turn(text, actors)
                    .orElseThrow(() -> top.error(
                            node,
                            "schedule has " + Quoted.of(text) + "; allowed: " + Turn.ALLOWED + " with one of "
                                    + String.join(", ", actors))));
        }
        return List.copyOf(turns);
    }

    /**
     * Reads one turn, {@code nvme0}, {@code nvme0*16}, {@code nvme0*Q} or {@code nvme0*act}; empty if it is none or
     * names nobody.
     */
    public static Optional<Turn> turn(String text, List<String> actors) {
        String[] halves = text.split("\\*", 2);
        Optional<Turn.Length> extent = Turn.extent(halves.length == 1 ? "1" : halves[1].strip());
        return extent.filter(far -> actors.contains(halves[0].strip())).map(far -> new Turn(halves[0].strip(), far));
    }
}
