import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.genmodel.GenJDKLevel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.GenPackage;
import org.eclipse.emf.codegen.ecore.genmodel.GenPropertyKind;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Generates the code of a model bundle from all its model/*.ecore, and the item providers into the bundle beside it
 * that is named .edit. Runs outside Eclipse; the generator model is made here, so a new class needs no second file.
 */
public class GenerateModel {
    /** The package that a user edits; the others are written by a session, so that their properties are to be read. */
    private static final List<String> EDITED = List.of("scenario");

    public static void main(String[] args) throws Exception {
        Path bundle = Path.of(args[0]).toRealPath();
        GenModel model = generatorModel(bundle);
        check(model.diagnose());

        Generator generator = new Generator();
        generator
                .getAdapterFactoryDescriptorRegistry()
                .addDescriptor(GenModelPackage.eNS_URI, GenModelGeneratorAdapterFactory.DESCRIPTOR);
        generator.setInput(model);
        check(generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor()));
        check(generator.generate(model, GenBaseGeneratorAdapter.EDIT_PROJECT_TYPE, new BasicMonitor()));
        System.out.println("generated " + javaFiles(bundle) + " Java files and " + javaFiles(editBundle(bundle))
                + " of the item providers");
    }

    private static GenModel generatorModel(Path bundle) throws Exception {
        ResourceSet set = resources(bundle);
        List<EPackage> packages = packages(bundle, set);
        String name = bundle.getFileName().toString();
        GenModel model = GenModelFactory.eINSTANCE.createGenModel();
        Resource resource = set.createResource(URI.createPlatformResourceURI(name + "/model/model.genmodel", true));
        resource.getContents().add(model);
        model.initialize(packages);
        model.setModelName("Pirqscope");
        model.setModelPluginID(name);
        model.setModelDirectory("/" + name + "/src-gen");
        model.setEditPluginID(name + ".edit");
        model.setEditDirectory("/" + name + ".edit/src-gen");
        model.setEditPluginClass(name + ".edit.ModelEditPlugin");
        model.setRootExtendsClass("org.eclipse.emf.ecore.impl.MinimalEObjectImpl$Container");
        model.setComplianceLevel(GenJDKLevel.JDK210_LITERAL);
        model.setBundleManifest(false);
        model.setUpdateClasspath(false);
        model.setCopyrightFields(false);
        model.setOperationReflection(true);
        model.setImportOrganizing(true);
        model.setCanGenerate(true);
        for (GenPackage one : model.getGenPackages()) {
            one.setBasePackage(name);
            one.setPrefix(Character.toUpperCase(one.getPackageName().charAt(0))
                    + one.getPackageName().substring(1));
            one.setDisposableProviderFactory(true);
            if (!EDITED.contains(one.getPackageName())) {
                one.getGenClasses().stream()
                        .flatMap(type -> type.getGenFeatures().stream())
                        .forEach(feature -> feature.setProperty(GenPropertyKind.READONLY_LITERAL));
            }
        }
        return model;
    }

    private static ResourceSet resources(Path bundle) throws Exception {
        EcorePackage.eINSTANCE.eClass();
        GenModelPackage.eINSTANCE.eClass();
        ResourceSet set = new ResourceSetImpl();
        Map<String, Object> factories = set.getResourceFactoryRegistry().getExtensionToFactoryMap();
        factories.put("ecore", new EcoreResourceFactoryImpl());
        factories.put("genmodel", new EcoreResourceFactoryImpl());
        // platform:/resource/NAME/ is the folder of that bundle, platform:/plugin/... the jars of the class path
        for (Path known : List.of(bundle, editBundle(bundle))) {
            EcorePlugin.getPlatformResourceMap().put(known.getFileName().toString(), URI.createFileURI(known + "/"));
        }
        set.getURIConverter().getURIMap().putAll(EcorePlugin.computePlatformURIMap(true));
        return set;
    }

    private static List<EPackage> packages(Path bundle, ResourceSet set) throws Exception {
        List<Path> files;
        try (var listed = Files.list(bundle.resolve("model"))) {
            files = listed.filter(file -> file.toString().endsWith(".ecore"))
                    .sorted()
                    .toList();
        }
        List<EPackage> packages = files.stream()
                .map(file -> URI.createPlatformResourceURI(bundle.getFileName() + "/model/" + file.getFileName(), true))
                .map(uri -> (EPackage) set.getResource(uri, true).getContents().get(0))
                .toList();
        EcoreUtil.resolveAll(set);
        return packages;
    }

    private static Path editBundle(Path bundle) {
        return bundle.resolveSibling(bundle.getFileName() + ".edit");
    }

    private static long javaFiles(Path bundle) throws Exception {
        try (var files = Files.walk(bundle.resolve("src-gen"))) {
            return files.filter(file -> file.toString().endsWith(".java")).count();
        }
    }

    private static void check(Diagnostic result) {
        if (result.getSeverity() >= Diagnostic.ERROR) {
            print(result, "");
            throw new IllegalStateException("code generation failed");
        }
    }

    private static void print(Diagnostic diagnostic, String indent) {
        System.err.println(indent + diagnostic.getMessage());
        if (diagnostic.getException() != null) {
            diagnostic.getException().printStackTrace();
        }
        diagnostic.getChildren().forEach(child -> print(child, indent + "  "));
    }
}
