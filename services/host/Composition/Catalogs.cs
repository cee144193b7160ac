using Robotics.Cerebellum.Policies;
using Robotics.Cerebellum.Skills;
using Robotics.Robots;
using Robotics.Sim.Scenes;
using Robotics.Thalamus;

namespace Robotics.Host.Composition;

/// <summary>Everything that can be named on the command line, by kind.</summary>
internal static class Catalogs
{
    private static readonly SortedDictionary<string, Func<IEnumerable<CatalogEntry>>> Known = new(StringComparer.Ordinal)
    {
        ["policies"] = () => PolicyCatalog.All.Select(p => new CatalogEntry(p.Name, PolicyCatalog.Describe(p.Name).About)),
        ["perceptions"] = () => PerceptionCatalog.Names.Select(n => new CatalogEntry(n, PerceptionCatalog.About(n))),
        ["planners"] = () => Planners.Names.Select(n => new CatalogEntry(n, Planners.About(n))),
        ["robots"] = () => RobotCatalog.Names.Select(n => new CatalogEntry(n, $"{RobotCatalog.Load(n).Body.Joints.Length} joints")),
        ["scenes"] = () => SceneCatalog.Names.Select(n => new CatalogEntry(n, $"{SceneCatalog.Get(n).Tasks.Length} tasks")),
        ["skills"] = () => SkillCatalog.All.Select(d => new CatalogEntry(d.Name, d.Summary)),
        ["suites"] = () => Suites.Names.Select(n => new CatalogEntry(n, $"{Suites.Get(n).Tasks.Length} tasks")),
        ["tasks"] = () => SceneCatalog.Names.SelectMany(n => SceneCatalog.Get(n).Tasks.Select(t => new CatalogEntry($"{n}/{t.Name}", t.Instruction))),
    };

    public static IEnumerable<string> Kinds => Known.Keys;

    /// <exception cref="RoboticsException">UnknownName: no such kind.</exception>
    public static ImmutableArray<CatalogEntry> Of(string kind) =>
        Known.TryGetValue(kind, out Func<IEnumerable<CatalogEntry>>? list) ? [.. list()] : throw RoboticsException.Unknown("kind of thing", kind, Known.Keys);
}
