using System.Globalization;
using System.Xml.Linq;
using Robotics.Sim.Libero.Bddl;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Composition;

/// <summary>One object or fixture of a scene: its part of the merged model, and what placements and predicates need to know of it.</summary>
internal sealed class ObjectModel
{
    private readonly SourceModel _source;

    private ObjectModel(BddlInstance instance, ObjectCategory category, bool isFixture, SourceModel source, XElement body)
    {
        (Name, Category, IsFixture, _source, Body) = (instance.Name, category, isFixture, source, body);
        Joints = [.. body.Descendants("joint").Select(j => (string)j.Attribute("name")!)];
        ContactGeoms = [.. body.Descendants("geom").Where(IsCollision).Select(g => (string)g.Attribute("name")!)];
    }

    /// <summary>The instance's name, e.g. <c>plate_1</c>.</summary>
    public string Name { get; }

    public ObjectCategory Category { get; }

    public bool IsFixture { get; }

    /// <summary>Its body in the merged model.</summary>
    public XElement Body { get; }

    public IEnumerable<XElement> Assets => _source.Section("asset").Elements();

    /// <summary>Name of its body in the compiled model.</summary>
    public string RootBody => Name + "_main";

    /// <summary>Its joints in document order; a movable object's last one is its free joint.</summary>
    public ImmutableArray<string> Joints { get; }

    /// <summary>The geoms that count for contact predicates: those of group 0.</summary>
    public ImmutableArray<string> ContactGeoms { get; }

    /// <summary>Radius of the circle that placements keep free, m.</summary>
    public double Radius { get; private init; }

    /// <summary>Height of its lowest point over its origin, m (negative).</summary>
    public double Bottom { get; private init; }

    /// <summary>Height of its top over its origin, m.</summary>
    public double Top { get; private init; }

    /// <summary>Its sites that can be regions, with the joints that open and close them.</summary>
    public ImmutableArray<(string Site, ImmutableArray<string> Joints)> Sites { get; private init; } = [];

    /// <summary>Whether a geom takes part in contacts and mass: group 0, or none.</summary>
    public static bool IsCollision(XElement geom) => ((string?)geom.Attribute("group") ?? "0") == "0";

    /// <summary>Loads the category's file for one instance.</summary>
    public static ObjectModel Load(BddlInstance instance, bool isFixture, LiberoFiles files, LiberoTask task)
    {
        ObjectCategory category = CategoryCatalog.Find(instance.Category);
        string path = Path.Combine(files.Assets, Path.Combine(category.File.Split('/')));
        SourceModel source = SourceModel.Load(path, task);
        string prefix = instance.Name + "_";
        XElement top = source.TopBody(path);
        XElement body = top.Elements("body").FirstOrDefault(b => (string?)b.Attribute("name") == "object")
            ?? throw new RoboticsException(ErrorCode.MalformedFile, $"{path}: a body 'object' is expected.");
        body.SetAttributeValue("name", "main");
        int index = 0;
        foreach (XElement geom in body.Descendants("geom"))
        {
            if (geom.Attribute("name") is null) geom.SetAttributeValue("name", string.Create(CultureInfo.InvariantCulture, $"g{index}"));
            index++;
        }

        if (!isFixture) body.Add(new XElement("joint", new XAttribute("name", "joint0"), new XAttribute("type", "free"), new XAttribute("damping", "0.0005")));
        Vec3 bottom = SitePosition(top, "bottom_site", path), upper = SitePosition(top, "top_site", path);
        double radius = SitePosition(top, "horizontal_radius_site", path).X;
        NamePrefix.Add(source.Root, prefix);
        ImmutableArray<(string, ImmutableArray<string>)> sites = RegionSites(top);
        body.Add(DefaultSite(prefix));
        return new ObjectModel(instance, category, isFixture, source, body) { Radius = radius, Bottom = bottom.Z, Top = upper.Z, Sites = sites };
    }

    /// <summary>
    /// The sites of each part, with the joints that are direct children of that part. Parts are the bodies below the file's top one in document order;
    /// a later part overwrites what an earlier one found, and a part without any site ends the walk, as in the original.
    /// </summary>
    private static ImmutableArray<(string Site, ImmutableArray<string> Joints)> RegionSites(XElement top)
    {
        Dictionary<string, ImmutableArray<string>> found = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (XElement part in top.Descendants("body"))
        {
            XElement[] sites = [.. part.Descendants("site")];
            if (sites.Length == 0) break;
            ImmutableArray<string> joints = [.. part.Elements("joint").Where(j => (string?)j.Attribute("type") != "free").Select(j => (string)j.Attribute("name")!)];
            foreach (string name in sites.Select(site => (string)site.Attribute("name")!))
            {
                if (!found.ContainsKey(name)) order.Add(name);
                found[name] = joints;
            }
        }

        return [.. order.Select(name => (name, found[name]))];
    }

    private static XElement DefaultSite(string prefix) => new(
        "site",
        new XAttribute("name", prefix + "default_site"),
        new XAttribute("type", "sphere"),
        new XAttribute("pos", "0 0 0"),
        new XAttribute("size", "0.002 0.002 0.002"),
        new XAttribute("rgba", "1 0 0 0"),
        new XAttribute("group", "0"));

    private static Vec3 SitePosition(XElement top, string name, string path)
    {
        XElement? site = top.Elements("site").FirstOrDefault(s => (string?)s.Attribute("name") == name);
        string[] words = ((string?)site?.Attribute("pos") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3) throw new RoboticsException(ErrorCode.MalformedFile, $"{path}: a site '{name}' with a position is expected.");
        double[] numbers = [.. words.Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return new Vec3(numbers[0], numbers[1], numbers[2]);
    }
}
