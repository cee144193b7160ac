; What the planner knows of the steps that an arm can take: for each, what must hold before it, and what it changes.
;
; The language is PDDL (typing, negative preconditions, universal quantifiers, action costs) with three additions
; inside an action, which the PDDL export leaves out:
;   :skill       the subgoal that carries it out: a verb of SkillVerb, the object, and for Place and Push the relation and the target
;   :budget      control steps that one try may take, and how often it may be tried again
;   :recoveries  what may be done when it fails, in this order (RecoveryKind)
; The condition of "imply" and "when" may only speak of predicates that no action changes.

(define (domain robot-cell)
  (:requirements :strips :typing :negative-preconditions :universal-preconditions :conditional-effects :action-costs)

  (:types
    entity relation - object
    thing region place articulation - entity
    movable fixed - thing                   ; objects
    access switch - articulation            ; drawers and doors; knobs
    beside - relation)

  (:constants
    on in under - relation
    next-to left-of right-of in-front-of behind - beside)

  (:predicates
    ; Read from the scene graph, whose kinds of predicate have the same names.
    (is ?x - movable ?r - relation ?t - entity)
    (open ?a - access)
    (close ?a - access)                     ; between its thresholds an articulation is neither
    (turn-on ?a - switch)
    (turn-off ?a - switch)
    (holding ?x - movable)
    (hand-empty)

    ; Worked out from the geometry of the scene.
    (blocks ?x - movable ?a - access)       ; standing where it does now, ?x is in the way of moving ?a
    (part-of ?t - entity ?o - entity)       ; what is put at ?t is put at ?o too
    (bars ?a - access ?t - entity)          ; ?a must be open to reach ?t
    (overhangs ?a - access ?t - entity)     ; ?a must not be open to reach ?t: it is a drawer above it
    (crowds ?y - movable ?x - movable ?t - entity) ; while ?y is at ?t there is no room for ?x
    (spare ?t - entity)                     ; has free room, where things can be put aside
    (slides ?x - movable ?t - entity)       ; ?t is on the level of what ?x stands on, so that ?x can be pushed there

    ; Read from the goal.
    (wanted ?x - movable ?r - relation ?t - entity)) ; the goal names this placement: nothing is put anywhere else, but aside

  (:functions (total-cost))

  ; ---- picking up ----------------------------------------------------------------------------------------------

  (:action pick-up
    :skill (PickUp ?x)
    :budget (240 6)
    :recoveries (AnotherGrasp Retreat Replan AskOperator)
    :parameters (?x - movable)
    :precondition (and
      (hand-empty)
      (forall (?y - movable) (not (is ?y on ?x)))
      (forall (?a - access ?t - entity) (imply (bars ?a ?t) (not (is ?x in ?t)))))
    :effect (and
      (holding ?x) (not (hand-empty))
      (forall (?r - relation ?t - entity) (not (is ?x ?r ?t)))
      (forall (?y - movable) (not (is ?y under ?x)))
      (forall (?y - movable ?r - beside) (not (is ?y ?r ?x)))
      (forall (?a - access) (not (blocks ?x ?a)))
      (increase (total-cost) 2)))

  (:action pick-up-from-inside              ; of a drawer or behind a door, which must be open
    :skill (PickUp ?x)
    :budget (240 6)
    :recoveries (AnotherGrasp Retreat Replan AskOperator)
    :parameters (?x - movable ?a - access ?t - entity)
    :precondition (and
      (hand-empty)
      (bars ?a ?t) (is ?x in ?t) (open ?a)
      (forall (?b - access) (imply (overhangs ?b ?t) (not (open ?b))))
      (forall (?y - movable) (not (is ?y on ?x))))
    :effect (and
      (holding ?x) (not (hand-empty))
      (forall (?r - relation ?u - entity) (not (is ?x ?r ?u)))
      (forall (?y - movable) (not (is ?y under ?x)))
      (forall (?y - movable ?r - beside) (not (is ?y ?r ?x)))
      (forall (?b - access) (not (blocks ?x ?b)))
      (increase (total-cost) 2)))

  ; ---- putting down --------------------------------------------------------------------------------------------

  (:action place                            ; the spot is chosen so that all that the goal says of its neighbours holds
    :skill (Place ?x ?r ?t)
    :budget (240 4)
    :recoveries (Retry Replan AskOperator)
    :parameters (?x - movable ?r - relation ?t - entity)
    :precondition (and
      (wanted ?x ?r ?t) (holding ?x)
      (forall (?a - access) (and (imply (bars ?a ?t) (open ?a)) (imply (overhangs ?a ?t) (not (open ?a)))))
      (forall (?y - movable) (imply (crowds ?y ?x ?t) (and (not (is ?y on ?t)) (not (is ?y in ?t))))))
    :effect (and
      (is ?x ?r ?t) (hand-empty) (not (holding ?x))
      (forall (?u - entity) (when (part-of ?t ?u) (is ?x ?r ?u)))
      (forall (?q - beside ?u - entity) (when (wanted ?x ?q ?u) (is ?x ?q ?u)))
      (increase (total-cost) 2)))

  (:action put-aside                        ; frees the hand, or clears the way
    :skill (Place ?x on ?t)
    :budget (240 4)
    :recoveries (Retry Replan AskOperator)
    :parameters (?x - movable ?t - entity)
    :precondition (and (spare ?t) (holding ?x))
    :effect (and (is ?x on ?t) (hand-empty) (not (holding ?x)) (increase (total-cost) 3)))

  ; ---- pushing: dearer than picking up and placing, for what cannot be grasped -----------------------------------

  (:action push-to
    :skill (Push ?x ?r ?t)
    :budget (300 4)
    :recoveries (Retreat Replan AskOperator)
    :parameters (?x - movable ?r - relation ?t - entity)
    :precondition (and
      (wanted ?x ?r ?t) (slides ?x ?t) (hand-empty)
      (forall (?a - access ?u - entity) (imply (bars ?a ?u) (not (is ?x in ?u))))
      (forall (?y - movable) (and (not (is ?y on ?x)) (imply (crowds ?y ?x ?t) (not (is ?y on ?t))))))
    :effect (and
      (forall (?q - beside ?u - entity) (not (is ?x ?q ?u)))
      (forall (?y - movable ?q - beside) (not (is ?y ?q ?x)))
      (forall (?a - access) (not (blocks ?x ?a)))
      (is ?x ?r ?t)
      (forall (?u - entity) (when (part-of ?t ?u) (is ?x ?r ?u)))
      (increase (total-cost) 12)))

  ; ---- drawers, doors and knobs ----------------------------------------------------------------------------------

  (:action open-access
    :skill (Open ?a)
    :budget (260 5)
    :recoveries (AnotherGrasp Retreat Replan AskOperator)
    :parameters (?a - access)
    :precondition (and (hand-empty) (forall (?x - movable) (not (blocks ?x ?a))))
    :effect (and (open ?a) (not (close ?a)) (increase (total-cost) 3)))

  (:action close-access
    :skill (Close ?a)
    :budget (260 5)
    :recoveries (AnotherGrasp Retreat Replan AskOperator)
    :parameters (?a - access)
    :precondition (hand-empty)
    :effect (and (close ?a) (not (open ?a)) (increase (total-cost) 3)))

  (:action switch-on
    :skill (TurnOn ?a)
    :budget (220 5)
    :recoveries (AnotherGrasp Retreat Replan AskOperator)
    :parameters (?a - switch)
    :precondition (hand-empty)
    :effect (and (turn-on ?a) (not (turn-off ?a)) (increase (total-cost) 3)))

  (:action switch-off
    :skill (TurnOff ?a)
    :budget (220 5)
    :recoveries (AnotherGrasp Retreat Replan AskOperator)
    :parameters (?a - switch)
    :precondition (hand-empty)
    :effect (and (turn-off ?a) (not (turn-on ?a)) (increase (total-cost) 3))))
