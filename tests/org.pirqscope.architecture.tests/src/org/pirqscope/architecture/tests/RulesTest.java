package org.pirqscope.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what it is there to find, and lets the good pass. */
class RulesTest {
    @Test
    void aBundleThatTheDesignDoesNotKnow() {
        assertEquals(
                List.of("org.pirqscope.extras is not in the table"),
                Rules.unknownBundles(List.of(bundle("machine", ""), bundle("extras", ""))));
    }

    @Test
    void testsThatNothingBuilds(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("tests/org.pirqscope.forgotten.tests/src"));
        Files.createDirectories(root.resolve("bundles/org.pirqscope.machine/src"));
        Files.createDirectories(root.resolve("bundles/org.pirqscope.machine/META-INF"));
        Files.createFile(root.resolve("bundles/org.pirqscope.machine/META-INF/MANIFEST.MF"));
        assertEquals(1, new Tree(root).sourcesWithoutManifest().size());
    }

    @Test
    void aManifestThatReachesUp() {
        assertEquals(
                List.of("org.pirqscope.machine must not require org.pirqscope.ui"),
                Rules.forbiddenRequirements(bundle(
                        "machine",
                        "Require-Bundle: org.snakeyaml.engine;bundle-version=\"[3,4)\",\n "
                                + "org.pirqscope.ui;visibility:=reexport\n")));
    }

    @Test
    void aManifestThatImportsThePackageOfAnUnnamedLibrary() {
        assertEquals(
                List.of("org.pirqscope.evidence must not require com.google.gson"),
                Rules.forbiddenRequirements(bundle(
                        "evidence", "Require-Bundle: org.pirqscope.machine\nImport-Package: com.google.gson\n")));
    }

    @Test
    void aLibraryThatNobodyKnows() {
        assertEquals(
                List.of("org.pirqscope.ui must not require com.example.thing"),
                Rules.forbiddenRequirements(bundle("ui", "Require-Bundle: com.example.thing\n")));
    }

    @Test
    void anImportThatReachesUp() {
        assertEquals(
                List.of("A.java must not refer to org.pirqscope.session"),
                Rules.forbiddenReferences(bundle(
                        "diagram",
                        "",
                        "import java.util.List;\nimport org.pirqscope.machine.call.Call;\nimport "
                                + "org.pirqscope.session.Session;")));
    }

    @Test
    void aFullNameAStaticImportAndAnImportOnDemandCountAsWell() {
        assertEquals(
                List.of(
                        "A.java must not refer to com.google.gson",
                        "A.java must not refer to org.pirqscope.cli",
                        "A.java must not refer to org.pirqscope.ui.view"),
                Rules.forbiddenReferences(bundle(
                        "evidence",
                        "",
                        "import org.pirqscope.ui.view.*;\nimport static org.pirqscope.cli.Main.run;\nclass "
                                + "A { Object gson = new com.google.gson.Gson(); }")));
    }

    @Test
    void whatStandsInTextsAndCommentsDoesNotCount() {
        assertEquals(
                List.of(),
                Rules.forbiddenReferences(bundle(
                        "evidence",
                        "",
                        "/** {@link org.pirqscope.ui.View} */ class A { // org.pirqscope.ui.View\nString a "
                                + "= \"org.pirqscope.ui.View \\\" org.pirqscope.ui.View\"; char c = '\"'; }")));
    }

    @Test
    void aFieldOfAFieldIsNotAPackage() {
        assertEquals(
                List.of(),
                Rules.forbiddenReferences(
                        bundle("evidence", "", "class A { int limit = world.guest.LIMIT + layout.LEFT; }")));
    }

    @Test
    void theModelDoesNotKnowItsItemProviders() {
        assertEquals(
                List.of("org.pirqscope.model must not require org.pirqscope.model.edit"),
                Rules.forbiddenRequirements(
                        bundle("model", "Require-Bundle: org.eclipse.emf.ecore,org.pirqscope.model.edit\n")));
        assertEquals(
                List.of(),
                Rules.forbiddenRequirements(
                        bundle("model.edit", "Require-Bundle: org.pirqscope.model,org.eclipse.emf.edit\n")));
    }

    @Test
    void thePlatformInACoreBundle() {
        Bundle bad = bundle(
                "cli",
                "Require-Bundle: org.eclipse.emf.ecore\nImport-Package: org.osgi.framework\n",
                "import org.eclipse.swt.SWT;");
        assertEquals(3, Rules.platformInTheCore(bad).size());
        assertEquals(List.of(), Rules.platformInTheCore(bundle("ui", "Require-Bundle: org.eclipse.ui\n")));
    }

    @Test
    void aLayerThatLooksIntoAnother() {
        assertEquals(
                List.of("A.java in guest must not refer to xen"),
                PackageOrder.forbidden(machine("guest", "xen", "message", "guest")));
        assertEquals(List.of(), PackageOrder.forbidden(machine("simulate", "guest", "qemu", "xen")));
    }

    @Test
    void aValueThatKnowsALayer() {
        assertEquals(
                List.of("A.java in call must not refer to driver"),
                PackageOrder.forbidden(machine("call", "driver", "message")));
    }

    @Test
    void anotherPackageThatWiresTheLayers() {
        assertEquals(
                3,
                PackageOrder.forbidden(machine("driver", "guest", "qemu", "xen"))
                        .size());
    }

    @Test
    void aPackageThatTheOrderDoesNotKnow() {
        assertEquals(
                List.of("org.pirqscope.machine.extras has no row in the order of packages"),
                PackageOrder.forbidden(machine("extras")));
        assertEquals(List.of(), PackageOrder.forbidden(bundle("chart", "", "package org.pirqscope.chart.extras;")));
    }

    @Test
    void packagesInACircle() {
        String up = "package org.pirqscope.chart.up; import org.pirqscope.chart.down.Thing;";
        String down = "package org.pirqscope.chart.down; import org.pirqscope.chart.side.Thing;";
        assertEquals(List.of(), PackageOrder.circles(bundle("chart", "", up, down)));
        assertEquals(
                3,
                PackageOrder.circles(bundle(
                                "chart",
                                "",
                                up,
                                down,
                                "package org.pirqscope.chart.side; class A { org.pirqscope.chart.up.Thing thing; }"))
                        .size());
    }

    @Test
    void aPackageThatHoldsTooMuch() {
        String lines = "\n".repeat(800);
        String[] five = IntStream.range(0, 5)
                .mapToObj(i -> "package org.pirqscope.chart.p" + i + ";" + lines)
                .toArray(String[]::new);
        assertEquals(List.of(), PackageOrder.heavy(bundle("chart", "", five)));
        five[4] = "package org.pirqscope.chart.p0;" + lines;
        assertEquals(
                List.of("org.pirqscope.chart.p0 holds 1600 of the 4000 lines of its bundle"),
                PackageOrder.heavy(bundle("chart", "", five)));
        assertEquals(List.of(), PackageOrder.heavy(bundle("chart", "", "package org.pirqscope.chart;" + lines)));
    }

    @Test
    void anActivator() {
        assertEquals(
                1,
                Rules.activators(bundle("ui", "Bundle-Activator: org.pirqscope.ui.Start\n"))
                        .size());
    }

    @Test
    void aVagueName() {
        assertEquals(
                4,
                Rules.vagueNames(List.of(Source.of(
                                "A.java",
                                "class PirqUtils { record MapHelper() {} interface ImageManager {} "
                                        + "enum Fine {} } class UiActivator {}")))
                        .size());
    }

    @Test
    void aNameThatTwoClassesHave() {
        Source one = Source.of("a/Row.java", "package a; record Row() {}");
        Source other = Source.of("b/Row.java", "package b; enum Row {}");
        Source nested = Source.of("b/Table.java", "package b; class Table { enum Row {} }");
        assertEquals(
                List.of("Row is declared in a/Row.java and in b/Row.java"),
                Rules.sharedNames(List.of(one, nested, other)));
        assertEquals(List.of(), Rules.sharedNames(List.of(one, nested)));
    }

    @Test
    void aLineThatIsTooLong() {
        String longLine = "x".repeat(121);
        assertEquals(
                List.of("A.java:2 has more than 120 columns"),
                Rules.longLines(List.of(Source.of("A.java", "class A {\n// " + longLine + "\n}"))));
        assertEquals(
                List.of(),
                Rules.longLines(List.of(Source.of(
                        "A.java",
                        "class A { String a = \"\"\"\n" + longLine + "\n\"\"\"; // " + "x".repeat(80) + "\n}"))));
    }

    @Test
    void generatedCodeInTheHistory() {
        assertEquals(
                3,
                Rules.trackedGeneratedFiles(List.of(
                                "bundles/org.pirqscope.model/src-gen/A.java",
                                "bundles/org.pirqscope.model.edit/plugin.xml",
                                "bundles/org.pirqscope.model.edit/icons/a.png",
                                "bundles/org.pirqscope.model/plugin.xml",
                                "bundles/org.pirqscope.ui/icons/a.png"))
                        .size());
    }

    @Test
    void wordsThatAreReadBackAreFound() {
        String scan =
                "package org.pirqscope.machine.run;\nclass A {\n boolean b = finding.title().contains(\"stale\");\n}";
        assertEquals(List.of("A.java:3 looks for words in a text"), Rules.readBack(List.of(Source.of("A.java", scan))));
        assertEquals(
                List.of(),
                Rules.readBack(List.of(Source.of("A.java", scan.replace("machine.run", "cli.text")))),
                "above the floor");
        assertEquals(List.of(), Rules.readBack(List.of(Source.of("A.java", scan.replace("(\"stale\")", "(one)")))));
    }

    @Test
    void whatABundleNeedsOverAllSteps() {
        Map<String, Bundle> bundles = Map.of(
                "org.pirqscope.cli",
                bundle("cli", "Require-Bundle: org.pirqscope.machine,picocli\n"),
                "org.pirqscope.machine",
                bundle("machine", "Require-Bundle: org.snakeyaml.engine\n"));
        assertEquals(
                Set.of("org.pirqscope.cli", "org.pirqscope.machine", "org.snakeyaml.engine", "picocli"),
                Rules.closure("org.pirqscope.cli", bundles));
    }

    private static Bundle machine(String inPackage, String... imported) {
        StringBuilder text = new StringBuilder("package org.pirqscope.machine." + inPackage + ";\n");
        for (String one : imported) {
            text.append("import org.pirqscope.machine.").append(one).append(".Thing;\n");
        }
        return bundle("machine", "", text.toString());
    }

    private static Bundle bundle(String name, String headers, String... texts) {
        String manifest =
                "Manifest-Version: 1.0\nBundle-SymbolicName: org.pirqscope." + name + ";singleton:=true\n" + headers;
        try {
            return Bundle.of(
                    new Manifest(new ByteArrayInputStream(manifest.getBytes())).getMainAttributes(),
                    List.of(texts).stream()
                            .map(text -> Source.of("A.java", text))
                            .toList());
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
