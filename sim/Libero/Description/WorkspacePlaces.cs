using System.Globalization;
using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Bddl;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Description;

/// <summary>
/// All regions of the workspace as named places, whether a goal speaks of them or not. A region that says what stands there at the start
/// ("target object") becomes a numbered spot: its name would tell what a task is about. Ordered by where they are.
/// </summary>
internal static class WorkspacePlaces
{
    /// <summary>Each place with the key of its region in the BDDL file.</summary>
    public static ImmutableArray<(string Key, RegionDescription Place)> Of(SceneModel scene, MujocoModel model)
    {
        Pose X_WB = model.BodyPoseInParent(model.BodyId(scene.Class.RegionBody));
        List<(string Key, string Label, Pose Pose, Vec3 Half, ImmutableArray<string> Names)> found = [];
        foreach (BddlRegion region in scene.Problem.Regions)
        {
            if (region.Rectangle is null || !Arena.IsOfWorkspace(region.Key, scene.Class)) continue;
            int site = model.SiteId(region.Key);
            ReadOnlySpan<double> half = model.SiteSize.Slice(3 * site, 3);
            string label = region.Key[(region.Target.Length + 1)..];
            found.Add((region.Key, label, X_WB * model.SitePoseInBody(site), new Vec3(half[0], half[1], half[2]), RegionWords.OfPlace(label)));
        }

        int spots = 0;
        return
        [
            .. found.OrderBy(p => p.Pose.Position.X).ThenBy(p => p.Pose.Position.Y).ThenBy(p => p.Half.X).ThenBy(p => p.Half.Y).Select(p => (p.Key, new RegionDescription
            {
                Label = p.Names.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"spot_{++spots}") : p.Label,
                Pose = p.Pose,
                HalfExtents = p.Half,
                Kind = RegionKind.Surface,
                Names = p.Names.IsEmpty ? [string.Create(CultureInfo.InvariantCulture, $"spot {spots}")] : p.Names,
            })),
        ];
    }
}
