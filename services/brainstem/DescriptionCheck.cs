namespace Robotics.Brainstem;

/// <summary>Whether a description, its limits and a model fit together, before anything moves.</summary>
internal static class DescriptionCheck
{
    /// <exception cref="RoboticsException">InvalidArgument: what does not fit.</exception>
    public static void Validate(BodyDescription body, SafetyLimits limits, IRobotModel? model)
    {
        int n = body.Joints.Length;
        Same("The number of joint limits", limits.Joints.Length, n);
        Same("The number of home positions", body.HomePositions.Length, n);
        if (body.CommandType != CommandType.OscPoseAction)
        {
            if (model is null) throw RoboticsException.Invalid($"The model of robot {body.RobotName}", null, $"a model, since it takes {body.CommandType} commands");
            Same("The number of the model's joints", model.Joints, n);
        }

        if (body.ActionSpaces.IsDefaultOrEmpty) throw RoboticsException.Invalid("The number of action spaces", 0, "at least one");
        foreach (ActionSpace space in body.ActionSpaces) Validate(space, body);
    }

    private static void Validate(ActionSpace space, BodyDescription body)
    {
        if (space.Period != body.ControlPeriod)
            throw RoboticsException.Invalid($"The period of action space {space.Kind}", space.Period, $"the control period, {body.ControlPeriod}");
        if (space.Kind is ActionKind.JointPosition or ActionKind.JointVelocity)
        {
            if (!space.JointNames.SequenceEqual(body.Joints.Select(j => j.Name)))
            {
                throw RoboticsException.Invalid(
                    $"The joints of action space {space.Kind}", string.Join(", ", space.JointNames), string.Join(", ", body.Joints.Select(j => j.Name)));
            }
        }
        else if (space.Kind == ActionKind.OscPoseDelta)
        {
            Same("The number of scales of action space OscPoseDelta", space.Scale.Length, 6);
            if (space.RotationForm != RotationForm.AxisAngle)
                throw RoboticsException.Invalid("The rotation form of action space OscPoseDelta", space.RotationForm, "AxisAngle");
            if (space.Scale.Any(s => !(s > 0) || !double.IsFinite(s)))
                throw RoboticsException.Invalid("The scale of action space OscPoseDelta", string.Join(' ', space.Scale), "numbers above zero");
        }
    }

    private static void Same(string what, int value, int wanted)
    {
        if (value != wanted) throw RoboticsException.Invalid(what, value, $"{wanted}");
    }
}
