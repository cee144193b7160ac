using Robotics.Sim.Bodies;
using Robotics.Sim.Engine;

namespace Robotics.Sim.Scenes;

/// <summary>Draws where a scene's objects begin, and lets them come to rest.</summary>
internal static class InitialState
{
    /// <summary>Physics steps until everything lies still; the arm is held meanwhile.</summary>
    private const int SettlePeriods = 400;

    /// <summary>How far above the container's origin an object begins that is inside it, metres.</summary>
    private const double DropHeight = 0.012;

    /// <summary>Puts everything in its place: the same stream gives the same state, bit for bit.</summary>
    public static void Draw(ComposedScene scene, SimulatedArm arm, SceneTask? task, RandomStream random)
    {
        ImmutableArray<(string Body, string Container)> inside = task?.Inside ?? [];
        SceneObjectSpec[] free =
        [
            .. scene.Scene.Objects.Where(o => o.Description.Mobility == Mobility.Movable && !inside.Any(i => i.Body == o.Body))
                .OrderByDescending(o => o.Radius).ThenBy(o => o.Body, StringComparer.Ordinal),
        ];
        ImmutableArray<(Vec3 Position, double Yaw)> places = scene.Scene.Placement.Draw([.. free.Select(o => o.Radius)], random);
        Dictionary<string, Pose> poses = new(StringComparer.Ordinal);
        for (int i = 0; i < free.Length; i++)
        {
            Vec3 up = new(0, 0, scene.RestHeight(free[i].Body));
            double yaw = task?.Unturned.Contains(free[i].Body) == true ? 0 : places[i].Yaw;
            poses[free[i].Body] = new Pose(places[i].Position + up, Rotation.FromYaw(yaw));
        }

        foreach ((string body, string container) in inside)
            poses[body] = poses[container] * Pose.At(0, 0, scene.RestHeight(body) + DropHeight);
        foreach ((string body, Pose pose) in poses.OrderBy(p => p.Key, StringComparer.Ordinal))
            arm.Data.SetFreeJointPose(scene.Model.JointId(body), pose);
        Settle(scene, arm);
    }

    private static void Settle(ComposedScene scene, SimulatedArm arm)
    {
        MujocoData data = arm.Data;
        ImmutableArray<double> home = arm.Describe().HomePositions;
        data.Step1();
        for (int period = 0; period < SettlePeriods; period++)
        {
            // Gravity is balanced and the speed is zero, so the arm stays where it is.
            for (int j = 0; j < home.Length; j++) data.Ctrl[scene.Addresses.Motors[j]] = data.QfrcBias[scene.Addresses.Dofs[j]];
            data.Step2();
            data.Step1();
        }

        data.ThrowIfDiverged();
        arm.PlaceArm(home.AsSpan());
        data.Qvel.Clear();
        arm.Refresh();
    }
}
