using System.Globalization;
using System.Xml.Linq;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Composition;

/// <summary>The arm as robosuite 1.4.1 composes it: robot, pedestal (or nothing), gripper.</summary>
internal static class PandaModel
{
    private static readonly double[] Damping = [0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01];

    /// <summary>Joint positions of every reset, rad.</summary>
    public static ImmutableArray<double> ResetPositions { get; } = [0, -0.161037389, 0, -2.44459747, 0, 2.2267522, Math.PI / 4];

    /// <summary>The merged robot; its body is the first of its worldbody.</summary>
    public static SourceModel Compose(LiberoFiles files, SceneClass scene, LiberoTask task)
    {
        string path = Path.Combine(files.Robosuite, "robots", "panda", "robot.xml");
        SourceModel robot = SourceModel.Load(path, task);
        NameGeoms(robot.Worldbody);
        SetJoints(robot.Worldbody);
        NamePrefix.Add(robot.Root, "robot0_");
        XElement body = robot.TopBody(path);
        body.SetAttributeValue("pos", Mjcf.Numbers(scene.RobotBase.X, scene.RobotBase.Y, scene.RobotBase.Z));
        AddMount(robot, body, files, scene, task);
        AddGripper(robot, files, task);
        return robot;
    }

    private static void NameGeoms(XElement worldbody)
    {
        int visual = 0, collision = 0;
        foreach (XElement geom in worldbody.Descendants("geom").Where(g => g.Attribute("name") is null))
        {
            string name = ObjectModel.IsCollision(geom)
                ? string.Create(CultureInfo.InvariantCulture, $"g{collision++}_col")
                : string.Create(CultureInfo.InvariantCulture, $"g{visual++}_vis");
            geom.SetAttributeValue("name", name);
        }
    }

    /// <summary>The armature that robosuite gives a joint, counted from 0 at the base, kg·m²: many times the links' own inertia at the wrist.</summary>
    public static double Armature(int joint) => 5.0 / (joint + 1);

    private static void SetJoints(XElement worldbody)
    {
        int index = 0;
        foreach (XElement joint in worldbody.Descendants("joint"))
        {
            joint.SetAttributeValue("frictionloss", "0.1");
            joint.SetAttributeValue("damping", Mjcf.Numbers(Damping[index]));
            joint.SetAttributeValue("armature", Mjcf.Numbers(Armature(index)));
            index++;
        }
    }

    private static void AddMount(SourceModel robot, XElement body, LiberoFiles files, SceneClass scene, LiberoTask task)
    {
        string path = Path.Combine(files.Robosuite, "mounts", scene.Mounted ? "rethink_mount.xml" : "null_mount.xml");
        SourceModel mount = SourceModel.Load(path, task);
        NamePrefix.Add(mount.Root, "mount0_");
        XElement top = mount.TopBody(path);
        top.SetAttributeValue("pos", scene.Mounted ? "0 0 0.01" : "0 0 0");
        body.Add(top);
        robot.Section("asset").Add(mount.Section("asset").Elements());
    }

    private static void AddGripper(SourceModel robot, LiberoFiles files, LiberoTask task)
    {
        string path = Path.Combine(files.Robosuite, "grippers", "panda_gripper.xml");
        SourceModel gripper = SourceModel.Load(path, task);
        NamePrefix.Add(gripper.Root, "gripper0_");
        XElement hand = robot.Worldbody.Descendants("body").First(b => (string?)b.Attribute("name") == "robot0_right_hand");
        hand.Add(gripper.TopBody(path));
        foreach (string section in new[] { "asset", "actuator", "sensor" }) robot.Section(section).Add(gripper.Section(section).Elements());
    }
}
