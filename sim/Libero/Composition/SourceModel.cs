using System.Xml;
using System.Xml.Linq;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Composition;

/// <summary>One XML file of LIBERO or robosuite, ready to be merged: default classes are written out, and file names are absolute.</summary>
internal sealed class SourceModel
{
    private SourceModel(XElement root) => Root = root;

    public XElement Root { get; }

    public XElement Worldbody => Section("worldbody");

    /// <summary>The section of the model with this tag; made when there is none.</summary>
    public XElement Section(string tag)
    {
        if (Root.Element(tag) is { } section) return section;
        XElement made = new(tag);
        Root.Add(made);
        return made;
    }

    /// <summary>Reads a file that a task needs.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MissingDependency"/> or <see cref="ErrorCode.MalformedFile"/>: names the file.</exception>
    public static SourceModel Load(string path, LiberoTask task)
    {
        using MemoryStream bytes = new(LiberoFiles.Read(path, task));
        XElement root;
        try
        {
            root = XDocument.Load(bytes).Root!;
        }
        catch (XmlException malformed)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"{path}:{malformed.LineNumber}: {malformed.Message}", malformed);
        }

        WriteOutDefaults(root);
        string folder = Path.GetDirectoryName(path)!;
        foreach (XElement asset in root.Elements("asset").Elements())
        {
            if (asset.Attribute("file") is { } file) file.Value = Path.GetFullPath(Path.Combine(folder, file.Value));
        }

        return new SourceModel(root);
    }

    /// <summary>The one body at the top of the worldbody.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>.</exception>
    public XElement TopBody(string path) =>
        Worldbody.Element("body") ?? throw new RoboticsException(ErrorCode.MalformedFile, $"{path}: a body below worldbody is expected.");

    private static void WriteOutDefaults(XElement root)
    {
        Dictionary<(string Class, string Tag), XElement> defaults = [];
        foreach (XElement group in root.Elements("default").Descendants("default"))
        {
            foreach (XElement element in group.Elements().Where(e => e.Name.LocalName != "default"))
                defaults[((string?)group.Attribute("class") ?? string.Empty, element.Name.LocalName)] = element;
        }

        root.Elements("default").Remove();
        foreach (XElement element in root.Descendants())
        {
            if (element.Attribute("class") is not { } name) continue;
            name.Remove();
            if (!defaults.TryGetValue((name.Value, element.Name.LocalName), out XElement? values)) continue;
            foreach (XAttribute value in values.Attributes())
            {
                if (element.Attribute(value.Name) is null) element.SetAttributeValue(value.Name, value.Value);
            }
        }
    }
}
