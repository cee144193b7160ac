using System.Xml;
using System.Xml.Linq;

namespace Robotics.Robots;

/// <summary>Checks that the names that robot.json speaks of are in model.xml.</summary>
internal static class ModelNames
{
    /// <exception cref="RoboticsException">MalformedFile: model.xml is no XML, or lacks a name; the message lists the names that it has.</exception>
    public static void Check(string folder, RobotFile robot, string modelXml)
    {
        string file = $"robots/{folder}/model.xml";
        XElement model = Parse(file, modelXml);
        IEnumerable<string> joints = robot.Joints.Select(j => j.Name);
        Require("body", "body", [robot.BaseBody]);
        Require("site", "site", [robot.TcpSite]);
        Require("joint", "joint", joints.Concat(robot.Gripper.FingerJoints));
        Require("camera", "camera", robot.Cameras.Where(c => c.OnHand).Select(c => c.Name));
        Require("motor", "motor", joints);

        HashSet<string> actuators = Names(model.Element("actuator")?.Elements() ?? []);
        if (!actuators.Contains(robot.Gripper.Actuator)) throw Missing("actuator", robot.Gripper.Actuator, actuators);

        void Require(string kind, string element, IEnumerable<string> wanted)
        {
            HashSet<string> known = Names(model.Descendants(element));
            foreach (string name in wanted)
            {
                if (!known.Contains(name)) throw Missing(kind, name, known);
            }
        }

        RoboticsException Missing(string kind, string name, IEnumerable<string> known) => new(
            ErrorCode.MalformedFile,
            $"{file} has no {kind} '{name}', which robot.json names. It has: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }

    private static XElement Parse(string file, string xml)
    {
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException e)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"{file}: {e.Message}", e);
        }
    }

    private static HashSet<string> Names(IEnumerable<XElement> elements) =>
        elements.Select(e => e.Attribute("name")?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
