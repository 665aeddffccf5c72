package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A command has one name, wherever it is read: plugin.xml, and what the documents call it. */
class CommandNamesTest {

    private static final Path ROOT = Path.of(System.getProperty("pirqscope.root", "."));
    private static final String OWN = "org.pirqscope.ui.";

    private final Map<String, String> names = new HashMap<>();
    private Document plugin;

    @BeforeEach
    void read() throws Exception {
        plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve("bundles/org.pirqscope.ui/plugin.xml").toFile());
        for (Element command : elements("command")) {
            if (command.hasAttribute("id") && command.hasAttribute("name")) {
                names.put(command.getAttribute("id"), command.getAttribute("name"));
            }
        }
        assertTrue(names.size() > 25, names::toString);
    }

    private List<Element> elements(String tag) {
        List<Element> all = new ArrayList<>();
        NodeList found = plugin.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static String plain(String label) {
        return label.replace("&", "");
    }

    private static boolean inToolBar(Element command) {
        return ((Element) command.getParentNode()).getTagName().equals("toolbar");
    }

    /** The radio items of a theme are its values, not its name. */
    private List<Element> shown() {
        return elements("command").stream()
                .filter(command -> names.containsKey(command.getAttribute("commandId"))
                        && !command.getAttribute("style").equals("radio"))
                .toList();
    }

    @Test
    void aMenuCallsACommandByItsName() {
        for (Element item : shown()) {
            String name = names.get(item.getAttribute("commandId"));
            if (!inToolBar(item)) {
                assertEquals(name, plain(item.getAttribute("label")));
            }
        }
    }

    /** A button may have a word of the name as its text; its tool tip is the name. */
    @Test
    void aButtonTakesItsTextFromTheName() {
        for (Element item : shown()) {
            String name = names.get(item.getAttribute("commandId"));
            if (inToolBar(item)) {
                assertTrue(
                        List.of(name.split(" ")).contains(item.getAttribute("label")) || !item.hasAttribute("label"),
                        name + ": " + item.getAttribute("label"));
                assertTrue(
                        !item.hasAttribute("tooltip")
                                || item.getAttribute("tooltip").startsWith(name),
                        item.getAttribute("tooltip"));
            }
        }
    }

    @Test
    void namesAreDistinctAndEachHasADescriptionAndAHandler() {
        assertEquals(names.size(), new HashSet<>(names.values()).size(), names::toString);
        Set<String> handled = new HashSet<>();
        elements("handler").forEach(handler -> handled.add(handler.getAttribute("commandId")));
        for (Element command : elements("command")) {
            if (names.containsKey(command.getAttribute("id"))) {
                assertTrue(!command.getAttribute("description").isBlank(), command.getAttribute("id"));
                assertTrue(handled.contains(command.getAttribute("id")), command.getAttribute("id"));
            }
        }
    }

    @Test
    void eachKeyAndEachPictureIsOfACommandThatExists() {
        for (String tag : new String[] {"key", "image", "handler"}) {
            for (Element one : elements(tag)) {
                String command = one.getAttribute("commandId");
                assertTrue(!command.startsWith(OWN) || names.containsKey(command), tag + " of " + command);
            }
        }
    }

    @Test
    void noLettersOfAMenuAreUnderlinedTwice() {
        for (Element menu : elements("menu")) {
            Set<String> seen = new HashSet<>();
            NodeList items = menu.getChildNodes();
            for (int i = 0; i < items.getLength(); i++) {
                if (items.item(i) instanceof Element item) {
                    Matcher letter = Pattern.compile("&(.)").matcher(item.getAttribute("label"));
                    assertTrue(
                            !letter.find() || seen.add(letter.group(1).toLowerCase()),
                            menu.getAttribute("label") + ": " + item.getAttribute("label"));
                }
            }
        }
    }

    /** {@code File > Export Diagram} is where it is said to be. */
    @Test
    void theDocumentsNameWhatIsThere() throws Exception {
        Set<String> paths = new HashSet<>();
        for (Element menu : elements("menu")) {
            NodeList items = menu.getChildNodes();
            for (int i = 0; i < items.getLength(); i++) {
                if (items.item(i) instanceof Element item && item.hasAttribute("label")) {
                    paths.add(plain(menu.getAttribute("label")) + " > "
                            + plain(item.getAttribute("label")).replace("...", ""));
                }
            }
        }
        int checked = 0;
        for (String file : new String[] {"README.md", "docs/usage.md"}) {
            Matcher path = Pattern.compile(
                            "\\b(File|Edit|Run|Explore|Window|Help)\\s+>\\s+([A-Z]\\w*(?:\\s+[A-Z]\\w*)*)")
                    .matcher(Files.readString(ROOT.resolve(file)));
            while (path.find()) {
                String said = path.group(1) + " > " + path.group(2).replaceAll("\\s+", " ");
                assertTrue(paths.contains(said), file + ": " + said + " is not among " + paths);
                checked++;
            }
        }
        assertTrue(checked > 0);
    }
}
