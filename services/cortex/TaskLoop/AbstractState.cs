using System.Text;

namespace Robotics.Cortex.TaskLoop;

/// <summary>A scene as the graph of tried edges sees it: what carries what, what is held, what is open or on. Poses within it do not matter.</summary>
internal static class AbstractState
{
    public static string Of(SceneGraph scene)
    {
        StringBuilder digest = new();
        digest.Append("hand:").Append(scene.Robot.Holding ?? "-");
        foreach (SceneObject thing in scene.Objects)
        {
            if (thing.Description.Mobility == Mobility.Movable && thing.Id != scene.Robot.Holding)
                digest.Append(' ').Append(thing.Id).Append('^').Append(Support.Of(thing, scene) ?? "-");
            for (int i = 0; i < thing.Description.Articulations.Length; i++)
            {
                ArticulationDescription articulation = thing.Description.Articulations[i];
                double position = thing.ArticulationPositions[i];
                char state = articulation.IsActive(position) ? '+' : articulation.IsInactive(position) ? '-' : '~';
                digest.Append(' ').Append(thing.Id).Append(':').Append(articulation.Label).Append(state);
            }
        }

        return digest.ToString();
    }
}
