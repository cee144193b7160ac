using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Robotics.Sim.Libero.Bddl;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Composition;

/// <summary>Merges the files of a task into one model, in the order in which the original environment does: that order decides every index and the last digit.</summary>
internal sealed class SceneComposer
{
    /// <summary>Contacts and scalar constraints that the original reserves memory for: a pile of everything.</summary>
    public const int Room = 5000;

    private readonly LiberoTask _task;
    private readonly XElement _assets = new("asset");
    private readonly XElement _worldbody = new("worldbody");
    private readonly XElement _actuators = new("actuator");
    private readonly XElement _sensors = new("sensor");
    private readonly HashSet<(string Tag, string Name)> _known = [];
    private readonly Dictionary<string, string> _fileNames = new(StringComparer.Ordinal);
    private readonly SceneFiles _files = new();

    private SceneComposer(LiberoTask task) => _task = task;

    /// <summary>Composes the model of a task.</summary>
    /// <exception cref="RoboticsException">
    /// <see cref="ErrorCode.MissingDependency"/>: names the file and the task. <see cref="ErrorCode.MalformedFile"/>: names the file and the place.
    /// </exception>
    public static SceneModel Compose(LiberoFiles files, LiberoTask task)
    {
        string path = files.Bddl(task);
        BddlProblem problem = BddlReader.Read(Encoding.UTF8.GetString(LiberoFiles.Read(path, task)), path);
        return new SceneComposer(task).Merge(problem, files);
    }

    private SceneModel Merge(BddlProblem problem, LiberoFiles files)
    {
        SceneClass scene = SceneClassCatalog.Find(problem.Name);
        SourceModel arena = SourceModel.Load(Path.Combine(files.Assets, Path.Combine(scene.File.Split('/'))), _task);
        Arena.Edit(arena, scene, problem);
        SourceModel robot = PandaModel.Compose(files, scene, _task);
        ImmutableArray<ObjectModel> objects = [.. problem.Objects.Select(o => ObjectModel.Load(o, isFixture: false, files, _task))];
        ImmutableArray<ObjectModel> fixtures =
            [.. problem.Fixtures.Where(f => f.Category != scene.WorkspaceCategory).Select(f => ObjectModel.Load(f, isFixture: true, files, _task))];

        Add(arena);
        Add(robot);
        foreach (ObjectModel thing in objects.Concat(fixtures))
        {
            AddAssets(thing.Assets);
            _worldbody.Add(thing.Body);
        }

        return new SceneModel
        {
            Problem = problem,
            Class = scene,
            Xml = Root().ToString(SaveOptions.DisableFormatting),
            Files = _files,
            Objects = objects,
            Fixtures = fixtures,
            Regions = Regions(problem, scene, [.. objects, .. fixtures]),
        };
    }

    private void Add(SourceModel source)
    {
        AddAssets(source.Section("asset").Elements());
        _worldbody.Add(source.Worldbody.Elements());
        _actuators.Add(source.Section("actuator").Elements());
        _sensors.Add(source.Section("sensor").Elements());
    }

    private void AddAssets(IEnumerable<XElement> assets)
    {
        foreach (XElement asset in assets)
        {
            if (!_known.Add((asset.Name.LocalName, (string?)asset.Attribute("name") ?? string.Empty))) continue;
            XElement copy = new(asset);
            if (copy.Attribute("file") is { } file) file.Value = FileName(file.Value);
            _assets.Add(copy);
        }
    }

    // MuJoCo 2.2.2 looks only at the lower-case name without folders: a number in front keeps names apart.
    private string FileName(string path)
    {
        if (_fileNames.TryGetValue(path, out string? name)) return name;
        name = string.Create(CultureInfo.InvariantCulture, $"{_fileNames.Count}_{Path.GetFileName(path).ToLowerInvariant()}");
        _fileNames[path] = name;
        _files.Add(name, path, _task);
        return name;
    }

    private XElement Root() => new(
        "mujoco",
        new XAttribute("model", "base"),
        new XElement(
            "compiler",
            new XAttribute("angle", "radian"),
            new XAttribute("inertiagrouprange", "0 0"),
            new XAttribute("autolimits", "true")),
        new XElement(
            "option",
            new XAttribute("impratio", "20"),
            new XAttribute("cone", "elliptic"),
            new XAttribute("density", "1.2"),
            new XAttribute("viscosity", "0.00002")),
        new XElement("size", new XAttribute("nconmax", Room), new XAttribute("njmax", Room)),
        new XElement("visual", new XElement("map", new XAttribute("znear", "0.001"))),
        _assets,
        _worldbody,
        _actuators,
        _sensors);

    private static ImmutableArray<RegionSite> Regions(BddlProblem problem, SceneClass scene, ImmutableArray<ObjectModel> things)
    {
        ImmutableArray<RegionSite>.Builder regions = ImmutableArray.CreateBuilder<RegionSite>();
        foreach (BddlRegion region in problem.Regions)
        {
            if (Arena.IsOfWorkspace(region.Key, scene))
            {
                regions.Add(new RegionSite(region.Key, null, []));
                continue;
            }

            foreach (ObjectModel thing in things)
            {
                (string Site, ImmutableArray<string> Joints) match = thing.Sites.FirstOrDefault(site => site.Site == region.Key);
                if (match.Site is not null) regions.Add(new RegionSite(region.Key, thing.Name, match.Joints));
            }
        }

        return regions.ToImmutable();
    }
}
