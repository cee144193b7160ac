using System.Globalization;
using System.Xml.Linq;
using Robotics.Host.Deployment;

namespace Robotics.Host.Robots;

/// <summary>Whether model.xml holds the joints and motors to what robot.json says of them.</summary>
internal static class ModelLimits
{
    private const double Tolerance = 1e-3;

    public static IEnumerable<Finding> Look(RobotDefinition robot)
    {
        XElement model = XElement.Parse(robot.ModelXml);
        string? wrong = null;
        foreach (JointDescription joint in robot.Body.Joints)
        {
            wrong ??= Differs(model.Descendants("joint"), joint.Name, "range", joint.MinPosition, joint.MaxPosition);
            wrong ??= Differs(model.Descendants("motor"), joint.Name, "ctrlrange", -joint.MaxEffort, joint.MaxEffort);
        }

        yield return new("limits", wrong, "ranges and torques are the same in robot.json and model.xml");
        foreach (string camera in robot.Body.Cameras.Where(c => c.OnHand).Select(c => c.Name))
        {
            double described = robot.Body.Cameras.First(c => c.Name == camera).VerticalFovRad * 180 / Math.PI;
            XElement element = model.Descendants("camera").First(e => e.Attribute("name")?.Value == camera);
            double drawn = double.Parse(element.Attribute("fovy")?.Value ?? "45", CultureInfo.InvariantCulture);
            yield return new(
                $"camera {camera}",
                Math.Abs(drawn - described) < 0.1 ? null : FormattableString.Invariant($"its vertical angle is {described:F1}° in robot.json and {drawn:F1}° in model.xml; allowed: the same"),
                FormattableString.Invariant($"{described:F0}°"));
        }
    }

    private static string? Differs(IEnumerable<XElement> elements, string name, string attribute, double min, double max)
    {
        string? text = elements.FirstOrDefault(e => e.Attribute("name")?.Value == name)?.Attribute(attribute)?.Value;
        string allowed = FormattableString.Invariant($"robot.json's {min} {max}");
        if (text is null) return $"{name} has no {attribute} of its own in model.xml; allowed: {allowed}";
        double[] range = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        return range.Length == 2 && Math.Abs(range[0] - min) < Tolerance && Math.Abs(range[1] - max) < Tolerance
            ? null
            : $"the {attribute} of {name} in model.xml is {text}; allowed: {allowed}";
    }
}
