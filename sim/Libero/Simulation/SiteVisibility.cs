using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Simulation;

/// <summary>Which sites pictures show: none of the objects' and the robot's, but the burner of a stove that is on.</summary>
internal sealed class SiteVisibility
{
    private const int Alpha = 3;
    private const float BurnerAlpha = 2;

    private readonly ImmutableArray<(int Site, ImmutableArray<int> Positions, Bound On)> _burners;

    /// <param name="scene">The scene.</param>
    /// <param name="model">Its model for pictures; the sites that never show are hidden in it.</param>
    public SiteVisibility(SceneModel scene, MujocoModel model)
    {
        Hide(scene, model);
        _burners = [.. scene.Objects.Concat(scene.Fixtures).Where(thing => thing.Category.Joints is { IsSwitch: true }).SelectMany(thing => Burner(thing, model))];
    }

    /// <summary>Shows or hides the burners before a picture is taken.</summary>
    public void Update(MujocoData data)
    {
        foreach ((int site, ImmutableArray<int> positions, Bound on) in _burners)
        {
            bool lit = false;
            foreach (int position in positions) lit |= on.Holds(data.Qpos[position]);
            data.Model.SiteColour[(4 * site) + Alpha] = lit ? BurnerAlpha : 0;
        }
    }

    /// <summary>Hides the sites of objects, fixtures and robot, as the original does after its reset.</summary>
    private static void Hide(SceneModel scene, MujocoModel model)
    {
        string[] prefixes = ["robot0_", "gripper0_", .. scene.Objects.Concat(scene.Fixtures).Select(thing => thing.Name + "_")];
        for (int site = 0; site < model.SiteCount; site++)
        {
            string name = model.Name(ModelObject.Site, site) ?? "";
            if (prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))) model.SiteColour[(4 * site) + Alpha] = 0;
        }
    }

    private static IEnumerable<(int Site, ImmutableArray<int> Positions, Bound On)> Burner(ObjectModel thing, MujocoModel model)
    {
        if (!model.TryFind(ModelObject.Site, thing.Name + "_burner", out int site)) yield break;
        yield return (site, [.. thing.Joints.Select(joint => model.JointQposAddress[model.JointId(joint)])], thing.Category.Joints!.Active);
    }
}
