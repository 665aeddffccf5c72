import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cyclonedx.Version;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.util.BomUtils;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes what a product ships: a CycloneDX bill of materials and a list of licences. Each jar of the product must have
 * the coordinates that the target platform pins and a licence in its POM; the first one that has not ends the build, so
 * that nothing ships unlisted.
 *
 * <p>Arguments: the target platform, the product's folder, the local Maven repository, the folder to write to.
 */
public final class Sbom {
    /** A library as the target platform pins it. */
    record Coordinates(String group, String artifact, String version) {
        Path file(Path repository, String end) {
            return repository
                    .resolve(group.replace('.', '/'))
                    .resolve(artifact)
                    .resolve(version)
                    .resolve(artifact + "-" + version + end);
        }

        String url() {
            return "pkg:maven/" + group + "/" + artifact + "@" + version + "?type=jar";
        }
    }

    /** A bundle of the product. */
    record Shipped(Path bundle, Coordinates coordinates, String licence) {}

    private static final Pattern DEPENDENCY =
            Pattern.compile("<groupId>([^<]+)</groupId><artifactId>([^<]+)</artifactId><version>([^<]+)</version>");
    private static final String OWN = "org.pirqscope.";

    private final List<Coordinates> pinned = new ArrayList<>();
    private final Path repository;

    private Sbom(Path target, Path repository) throws IOException {
        this.repository = repository;
        Matcher found = DEPENDENCY.matcher(Files.readString(target));
        while (found.find()) {
            pinned.add(new Coordinates(found.group(1), found.group(2), found.group(3)));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path product = Path.of(arguments[1]);
        Path out = Path.of(arguments[3]);
        Sbom sbom = new Sbom(Path.of(arguments[0]), Path.of(arguments[2]));
        List<Shipped> shipped;
        try (var files = Files.list(product.resolve("plugins"))) {
            shipped = files.filter(file -> !file.getFileName().toString().startsWith(OWN))
                    .sorted()
                    .map(sbom::shipped)
                    .sorted(Comparator.comparing(one -> one.coordinates().url()))
                    .toList();
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve("sbom.cdx.json"), bom(shipped), StandardCharsets.UTF_8);
        Files.writeString(out.resolve("LICENSES.txt"), licences(shipped), StandardCharsets.UTF_8);
        System.out.println(shipped.size() + " libraries listed");
    }

    private Shipped shipped(Path file) {
        String name = symbolicName(file);
        Coordinates coordinates = pinned.stream()
                .filter(one -> named(one).contains(name)
                        || Files.exists(one.file(repository, ".jar"))
                                && name.equals(symbolicName(one.file(repository, ".jar"))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        file.getFileName() + " ships, and the target platform pins no library of that name"));
        return new Shipped(file, coordinates, licence(coordinates.file(repository, ".pom"), coordinates));
    }

    /** The symbolic names that the target platform may give a library that has none of its own. */
    private static List<String> named(Coordinates one) {
        return List.of(
                one.artifact(),
                one.group() + "." + one.artifact(),
                "org.apache." + one.artifact().replace('-', '.'),
                one.artifact().equals("xml-apis-ext") ? "org.w3c.css.sac" : one.artifact());
    }

    private static String symbolicName(Path bundle) {
        try {
            Manifest manifest = manifest(bundle);
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            return value == null ? "" : value.split(";")[0].trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a jar, or of a bundle that ships as a folder. */
    private static Manifest manifest(Path bundle) throws IOException {
        if (Files.isDirectory(bundle)) {
            try (InputStream in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
                return new Manifest(in);
            }
        }
        try (JarFile jar = new JarFile(bundle.toFile(), false)) {
            return jar.getManifest();
        }
    }

    /** The licences that the POM names, or its parent's. */
    private String licence(Path pom, Coordinates of) {
        if (!Files.exists(pom)) {
            throw new IllegalStateException(of.url() + ": no POM in the local repository names its licence");
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element project = factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
            NodeList names = project.getElementsByTagName("license");
            List<String> found = new ArrayList<>();
            for (int i = 0; i < names.getLength(); i++) {
                found.add(text((Element) names.item(i), "name"));
            }
            if (!found.isEmpty()) {
                return String.join(" or ", found);
            }
            NodeList parents = project.getElementsByTagName("parent");
            if (parents.getLength() == 0) {
                throw new IllegalStateException(of.url() + ": its POM names no licence");
            }
            Element parent = (Element) parents.item(0);
            Coordinates above =
                    new Coordinates(text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version"));
            return licence(above.file(repository, ".pom"), of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException
                | org.xml.sax.SAXException
                | javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException(pom + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(Element of, String child) throws ReflectiveOperationException {
        return of.getElementsByTagName(child).item(0).getTextContent().trim();
    }

    private static String bom(List<Shipped> shipped) throws Exception {
        Bom bom = new Bom();
        Component product = new Component();
        product.setType(Component.Type.APPLICATION);
        product.setName("pirqscope");
        product.setVersion("1.0.0");
        product.setLicenses(choice("EPL-2.0"));
        Metadata metadata = new Metadata();
        metadata.setTimestamp(null);
        metadata.setComponent(product);
        bom.setMetadata(metadata);
        for (Shipped one : shipped) {
            Component component = new Component();
            component.setType(Component.Type.LIBRARY);
            component.setGroup(one.coordinates().group());
            component.setName(one.coordinates().artifact());
            component.setVersion(one.coordinates().version());
            component.setPurl(one.coordinates().url());
            component.setLicenses(choice(one.licence()));
            if (Files.isRegularFile(one.bundle())) {
                BomUtils.calculateHashes(one.bundle().toFile(), Version.VERSION_16).stream()
                        .filter(hash -> hash.getAlgorithm().equals("SHA-256"))
                        .forEach(component::addHash);
            }
            bom.addComponent(component);
        }
        bom.addComponent(runtime());
        return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
    }

    /** The Java runtime, which is made of the Java that builds. */
    private static Component runtime() {
        Component runtime = new Component();
        runtime.setType(Component.Type.PLATFORM);
        runtime.setName("OpenJDK runtime");
        runtime.setPublisher(System.getProperty("java.vendor"));
        runtime.setVersion(System.getProperty("java.runtime.version"));
        License licence = new License();
        licence.setId("GPL-2.0-with-classpath-exception");
        LicenseChoice choice = new LicenseChoice();
        choice.addLicense(licence);
        runtime.setLicenses(choice);
        return runtime;
    }

    private static LicenseChoice choice(String name) {
        License licence = new License();
        licence.setName(name);
        LicenseChoice choice = new LicenseChoice();
        choice.addLicense(licence);
        return choice;
    }

    private static String licences(List<Shipped> shipped) {
        Map<String, List<String>> byLicence = new TreeMap<>();
        for (Shipped one : shipped) {
            byLicence
                    .computeIfAbsent(one.licence(), key -> new ArrayList<>())
                    .add(one.coordinates().group() + ":" + one.coordinates().artifact() + " "
                            + one.coordinates().version());
        }
        StringBuilder text = new StringBuilder("Pirqscope itself: Eclipse Public License 2.0 (EPL-2.0), see LICENSE.\n"
                + "The Java runtime in jre, if there is one: OpenJDK " + System.getProperty("java.runtime.version")
                + " of "
                + System.getProperty("java.vendor") + ",\nGPL-2.0-with-classpath-exception, see jre/legal.\n");
        byLicence.forEach((licence, names) -> {
            text.append('\n').append(licence).append('\n');
            names.forEach(name -> text.append("    ").append(name).append('\n'));
        });
        return text.toString();
    }
}
